import { expect, test } from "vitest";
import type { HatChange } from "../../shared/forum/hand-lead.ts";
import { groupId, userId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/minutes.ts";
import { recordLines, withHats } from "./lines.ts";

const entry = (seq: number, at: number): Entry => ({
  type: "opinionEdited",
  number: String(seq),
  seq,
  at,
  by: userId("x"),
  prev: "",
  hash: "",
  salt: "",
  forumSeq: 1,
});
const hat = (seq: number, at: number): HatChange => ({
  seq,
  at,
  userId: userId("x"),
  groupId: groupId("space"),
  hat: "lead",
});

test("P6 who leads the group stands between the entries at its time, newest first", () => {
  const lines = withHats(recordLines([entry(9, 300), entry(8, 200), entry(7, 100)]), [
    hat(20, 150),
    hat(21, 400),
  ]);
  expect(lines.map((line) => (line.kind === "hat" ? `hat ${line.change.seq}` : line.kind))).toEqual([
    "hat 21",
    "one",
    "one",
    "hat 20",
    "one",
  ]);
});
