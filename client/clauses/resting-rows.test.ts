import { expect, test } from "vitest";
import { clauseId } from "../../shared/ids.ts";
import type { DocumentClause } from "../../shared/opinion-document.ts";
import { openRestingRows } from "./resting-rows.ts";

const A = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
const B = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAW");
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
const now = (texts: readonly [string, string], locked = false, wakings = 0) => ({
  clauses: [clause(A, texts[0]), clause(B, texts[1], locked)],
  words: new Map(),
  isAwake: (id: typeof A) => id === A,
  wakings,
});

test("a row out of sight keeps its words until it is woken; a lock is shown at once", () => {
  const rows = openRestingRows();
  const texts = ({ rows: shown }: ReturnType<typeof rows>) => shown.map((row) => row.clause.text);
  rows(now(["one", "two"]));
  const resting = rows(now(["one more", "two more"]));
  expect([texts(resting), resting.behind]).toEqual([["one more", "two"], true]);
  const woken = rows(now(["one more", "two more"], false, 1));
  expect([texts(woken), woken.behind]).toEqual([["one more", "two more"], false]);
  const locked = rows(now(["one more", "two, locked"], true, 1));
  expect([texts(locked), locked.behind]).toEqual([["one more", "two, locked"], false]);
});
