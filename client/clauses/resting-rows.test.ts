import { expect, test } from "vitest";
import { clauseId } from "../../shared/ids.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import type { PlacedCaret } from "../editor/carets.ts";
import { openRestingRows } from "./resting-rows.ts";

const A = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
const clause = (id: typeof A, text: string, locked = false): DocumentClause => ({
  id,
  kind: "recital",
  level: 1,
  number: "a)",
  text,
  closing: ";",
  footnotes: [],
  state: "open",
  locked,
  mark: null,
  hash: text,
});
const BEHIND = ["FAW", "FAX", "FAY", "FAZ"].map((end) => clauseId(`01ARZ3NDEKTSV4RRFFQ69G5${end}`));
const none: readonly PlacedCaret[] = [];
const caretsIn = () => none;
const now = (
  text: string,
  { locked = false, wakings = 0, others = null as number | null, step = 1 } = {},
) => ({
  clauses: [clause(A, text), ...BEHIND.map((id, n) => clause(id, text, locked && n === 3))],
  words: new Map(),
  caretsIn,
  findReferences: null,
  stepOf: (id: typeof A) => (id === A ? 1 : others),
  step,
  wakings,
});

test("rows out of sight keep their words until woken or their turn; a lock shows at once", () => {
  const rows = openRestingRows();
  const shown = (next: ReturnType<typeof now>) => {
    const { rows: now, behind } = rows(next);
    return [...now.map((row) => row.clause.text), behind];
  };
  shown(now("1"));
  expect(shown(now("2"))).toEqual(["2", "2", "1", "1", "1", true]);
  expect(shown(now("3"))).toEqual(["3", "2", "3", "1", "1", true]);
  expect(shown(now("4"))).toEqual(["4", "2", "3", "4", "1", true]);
  expect(shown(now("5", { wakings: 1 }))).toEqual(["5", "5", "5", "5", "5", false]);
  // It would be the turn of the fourth, which is locked meanwhile and shown at once: the first has it.
  expect(shown(now("6", { wakings: 1, locked: true }))).toEqual(["6", "6", "5", "5", "6", true]);
});

test("rows keep their words until their step comes; a lock shows at once", () => {
  const rows = openRestingRows();
  const shown = (next: ReturnType<typeof now>) => {
    const { rows: now, behind, unfinished } = rows(next);
    return [...now.map((row) => row.clause.text), behind, unfinished];
  };
  const others = 2;
  shown(now("1"));
  expect(shown(now("2", { others, step: 0 }))).toEqual(["1", "1", "1", "1", "1", false, true]);
  expect(shown(now("2", { others, step: 1 }))).toEqual(["2", "1", "1", "1", "1", false, true]);
  expect(shown(now("3", { others, step: 1, locked: true }))).toEqual(["3", "1", "1", "1", "3", false, true]);
  expect(shown(now("3", { others, step: 2, locked: true }))).toEqual(["3", "3", "3", "3", "3", false, false]);
});

test("a row out of sight has its turn in the last step", () => {
  const rows = openRestingRows();
  const read = (step: number, text: string) => {
    const { rows: shown, behind, unfinished } = rows(now(text, { step }));
    return [...shown.map((row) => row.clause.text), behind, unfinished];
  };
  read(1, "1");
  expect(read(0, "2")).toEqual(["1", "1", "1", "1", "1", true, true]);
  expect(read(1, "2")).toEqual(["2", "2", "1", "1", "1", true, false]);
});

test("both halves are drawn though keys end each drawing early", () => {
  const rows = openRestingRows();
  const read = (step: number, text: string) =>
    rows({ ...now(text), stepOf: (_, n) => 2 + (n % 2), step }).rows.map((row) => row.clause.text);
  read(0, "1");
  read(0, "2");
  expect(read(2, "2")).toEqual(["2", "1", "2", "1", "2"]);
  read(0, "3");
  expect(read(2, "3")).toEqual(["2", "3", "2", "3", "2"]);
});

test("references of rows out of sight are found anew in their turn", () => {
  const rows = openRestingRows();
  const find = () => [];
  const same = now("1");
  rows(same);
  const { rows: shown, behind } = rows({ ...same, findReferences: find });
  expect(shown.map(({ findReferences }) => findReferences === find)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(behind).toBe(true);
});
