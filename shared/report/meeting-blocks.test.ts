import { expect, test } from "vitest";
import { groupId } from "../ids.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import { meetingBlocks } from "./meeting-blocks.ts";
import type { Report, ReportMeeting } from "./report.ts";
import { firstFields, type Naming } from "../forum/report-fields.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { unnamed } from "./unnamed.ts";

const FIRST: ReportMeeting = {
  name: "1st online meeting, asked for by AAA",
  groupId: groupId("space"),
  openedAt: Date.UTC(2025, 6, 1, 14),
  endedAt: Date.UTC(2025, 6, 1, 16, 5),
  chairedBy: "lead",
  conclusion: "AAA and BBB agreed.\nOne paragraph stays open.",
  attending: [
    { symbol: "PPP", category: "stateOfPalestine" },
    { symbol: "BBB", category: "memberState" },
    { symbol: "AAA", category: "memberState" },
    { symbol: "HHH", category: "academia" },
  ],
};
const OF_ALL: ReportMeeting = {
  ...FIRST,
  name: "Third meeting",
  groupId: null,
  endedAt: null,
  chairedBy: "chair",
  conclusion: "",
  attending: [],
};

function told(meetings: readonly ReportMeeting[], naming: Naming, language: ReportLanguage = "en") {
  const named: Report = {
    preset: wtpf26,
    language,
    at: Date.UTC(2025, 6, 2),
    fields: { ...firstFields(wtpf26), naming },
    documentNumber: "",
    contributions: [],
    opinions: [],
    meetings,
    beside: [],
    categories: [],
    delegations: [],
    fingerprint: "",
  };
  const names = ["AAA", "BBB"].map((name) => ({ name, category: "memberState" as const }));
  return meetingBlocks(naming === "delegations" ? named : unnamed(named, { naming, names, secret: "s" }));
}
const rowsOf = (blocks: ReturnType<typeof told>): readonly (readonly string[])[] =>
  blocks.flatMap((block) => (block.kind === "table" ? [block.table.head, ...block.table.rows] : []));

test("H8 where nothing was recorded the report says so", () => {
  expect(told([], "delegations")).toEqual([{ kind: "sentence", text: "No meeting has been recorded." }]);
});

test("H8 meetings: when, whose chair, attendance in the forum's order, and conclusions", () => {
  const blocks = told([FIRST, OF_ALL], "delegations");
  expect(rowsOf(blocks)).toEqual([
    ["Meeting", "Time", "In the chair", "Attendance"],
    [
      "1st online meeting, asked for by AAA\nSpace connectivity",
      "1 July 2025, 16:00–18:05 (Geneva, UTC+2)",
      "Facilitator",
      "PPP, BBB, AAA, HHH",
    ],
    [
      `Third meeting\n${wtpf26.group.en}`,
      "1 July 2025, 16:00 (Geneva, UTC+2); still open",
      "Chair",
      "none recorded",
    ],
  ]);
  expect(blocks.at(-1)).toEqual({
    kind: "list",
    lines: ["1st online meeting, asked for by AAA: AAA and BBB agreed. One paragraph stays open."],
  });
});

test("H8 a meeting over midnight names both days", () => {
  const [, row] = rowsOf(told([{ ...FIRST, endedAt: Date.UTC(2025, 6, 2, 0, 30) }], "nobody"));
  expect(row?.[1]).toBe("1 July 2025, 16:00 (Geneva, UTC+2) to 2 July 2025, 02:30 (Geneva, UTC+2)");
});

test("H8 H3 categories stand once, uncounted, without those of one member; or nobody is named", () => {
  const categories = told([FIRST], "categories");
  expect(rowsOf(categories)[1]?.at(-1)).toBe("Member State, Academia");
  const nobody = told([FIRST], "nobody");
  expect(rowsOf(nobody)).toEqual([
    ["Meeting", "Time", "In the chair"],
    [
      "1st online meeting, asked for by ‹delegation›\nSpace connectivity",
      "1 July 2025, 16:00–18:05 (Geneva, UTC+2)",
      "Facilitator",
    ],
  ]);
  for (const blocks of [categories, nobody])
    expect(JSON.stringify(blocks)).not.toMatch(/AAA|BBB|HHH|PPP|Palestine/);
});

test("H8 T35 a closed meeting's work stands under it, unnamed if asked", () => {
  const opinion = "Draft Opinion 4: On space";
  const lines = ["Taken up: considering a)", "Remaining: objections: 2 (AAA, BBB; considering a))"];
  const work = [{ opinion, lines }];
  expect(told([{ ...FIRST, work }, OF_ALL], "delegations").slice(-3)).toEqual([
    { kind: "sentence", text: "Work of 1st online meeting, asked for by AAA, by its record:" },
    { kind: "sentence", text: opinion },
    { kind: "list", lines },
  ]);
  const hidden = JSON.stringify(told([{ ...FIRST, work }], "nobody"));
  expect(hidden).toContain("objections: 2 (‹delegation›; considering a))");
  expect(hidden).not.toMatch(/AAA|BBB/);
});

test("H8 in each of the six languages nothing is left unsaid", () => {
  for (const language of ["en", "zh", "fr", "es", "ru", "ar"] as const) {
    const text = JSON.stringify(told([FIRST, OF_ALL], "delegations", language));
    expect(text).not.toMatch(/\{\w+\}|undefined/);
  }
});
