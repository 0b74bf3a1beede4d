import { expect, test } from "vitest";
import { groupId, opinionId } from "../ids.ts";
import type { Counts } from "../document/opinion-document.ts";
import type { BoardOpinion } from "./board.ts";
import { boardCsv } from "./board-csv.ts";

const counts: Counts = {
  agreed: 1,
  adReferendum: 2,
  open: 3,
  void: 1,
  brackets: 4,
  alternatives: 5,
  parked: 6,
};
const opinion = (title: string): BoardOpinion => ({
  id: opinionId("x"),
  groupId: groupId("x"),
  number: "4",
  title,
  stage: "drafting",
  counts,
  clearing: { state: "otherWords", at: 1 },
  days: [{ day: "2025-06-16", counts, clearing: "otherWords" }],
  counted: { rows: 1, of: 1 },
  week: [],
  waits: null,
});
const titleIn = (title: string): string => boardCsv({ opinions: [opinion(title)] }).split("\r\n")[1] ?? "";

test("O6 the board's CSV: one line a day and Opinion, CRLF, quoted where needed, for any script", () => {
  const csv = boardCsv({ opinions: [opinion('Gaps, "so called"'), opinion("空间连通性")] });
  expect(csv).toBe(
    "\uFEFFday,opinion,title,agreed,agreed ad referendum,open,of these changed since marked,brackets,alternatives,postponed,approved by its facilitator\r\n" +
      '2025-06-16,4,"Gaps, ""so called""",1,2,3,1,4,5,6,changed since\r\n' +
      "2025-06-16,4,空间连通性,1,2,3,1,4,5,6,changed since\r\n",
  );
});

test("O6 no cell is a formula to a spreadsheet", () => {
  for (const title of ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"]) {
    expect(titleIn(title)).toBe(`2025-06-16,4,'${title},1,2,3,1,4,5,6,changed since`);
  }
  expect(titleIn('=HYPERLINK("x","y")')).toBe(
    `2025-06-16,4,"'=HYPERLINK(""x"",""y"")",1,2,3,1,4,5,6,changed since`,
  );
  expect(titleIn("a-b")).toContain(",a-b,");
});
