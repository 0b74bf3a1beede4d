import { expect, test } from "vitest";
import type { ActingRoleChange } from "../../shared/forum/acting-role.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import type { ToldRemoval } from "../../shared/forum/removal-event.ts";
import { groupId, meetingId, type OpinionId, opinionId, userId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { manyOf, recordLines, removalsOf, alikeRuns, withForumActs } from "./lines.ts";

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
const hat = (seq: number, at: number): ActingRoleChange => ({
  seq,
  at,
  userId: userId("x"),
  groupId: groupId("space"),
  hat: "lead",
});

test("P6 who leads the group stands between the entries at its time, newest first", () => {
  const lines = withForumActs(recordLines([entry(9, 300), entry(8, 200), entry(7, 100)]), {
    people: [],
    hats: [hat(20, 150), hat(21, 400)],
    meetings: [],
    removals: [],
  });
  expect(lines.map((line) => (line.kind === "hat" ? `hat ${line.change.seq}` : line.kind))).toEqual([
    "hat 21",
    "one",
    "one",
    "hat 20",
    "one",
  ]);
});

test("Z4 what was removed of this Opinion's typing stands at its time, and nothing of another's", () => {
  const [here, elsewhere] = [opinionId("here"), opinionId("elsewhere")];
  const removal = (seq: number, at: number, id: OpinionId, rows: number): ToldRemoval => ({
    seq,
    at,
    before: at - 50,
    asked: "clock",
    opinions: [{ opinionId: id, rows }],
  });
  const acts = [removal(20, 90, here, 3), removal(21, 250, here, 7), removal(22, 260, elsewhere, 9)];
  const removals = removalsOf(here, { removals: acts, since: 100 });
  const lines = withForumActs(recordLines([entry(9, 300), entry(8, 200)]), {
    people: [],
    hats: [],
    meetings: [],
    removals,
  });
  expect(lines.map((line) => (line.kind === "removal" ? line.rows : line.kind))).toEqual(["one", 7, "one"]);
});

test("J11 a text that was brought in at once is one line and one step of the walk", () => {
  const added = (seq: number, at: number, by = "x"): Entry =>
    ({ ...entry(seq, at), type: "clauseAdded", by: userId(by) }) as Entry;
  const at = [0, 1, 2, 3, 4, 70_000, 70_001, 70_002];
  const runs = alikeRuns([...at.map((one, seq) => added(seq, one)), added(8, 70_003, "y"), entry(9, 70_004)]);
  expect(runs.map((run) => run.map(({ seq }) => seq))).toEqual([[0, 1, 2, 3, 4], [5, 6, 7], [8], [9]]);
  expect(runs.map(manyOf)).toEqual(["manyAdded", null, null, null]);
  expect(recordLines(runs.flat()).map(({ kind }) => kind)).toEqual([
    "many",
    "one",
    "one",
    "one",
    "one",
    "one",
  ]);
});

test("T15 a meeting that began stands before what was done in it", () => {
  const placed = { seq: 4, at: 150, by: userId("x") };
  const meeting: ToldMeeting = {
    id: meetingId("m"),
    groupId: groupId("space"),
    name: "1st meeting",
    entryId: null,
    chairedBy: "lead",
    opened: placed,
    closed: null,
    attending: [],
    members: [],
    corrections: [],
  };
  const lines = withForumActs(recordLines([entry(9, 300), entry(8, 200), entry(7, 100)]), {
    people: [],
    hats: [],
    meetings: [meeting],
    removals: [],
  });
  expect(lines.map(({ kind }) => kind)).toEqual(["one", "one", "meeting", "one"]);
});
