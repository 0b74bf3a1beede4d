import { expect, test } from "vitest";
import { besideText, type PlainClause } from "./beside-text.ts";

const clause = (id: string, text = id): PlainClause => ({
  id,
  kind: "recital",
  level: 1,
  number: "",
  text,
});

test("J16 two texts stand beside each other clause by clause", () => {
  const pairs = besideText(
    [clause("z"), clause("a"), clause("b"), clause("c")],
    [clause("c"), clause("a", "A"), clause("n")],
  );
  expect(pairs.map(({ before, after }) => [before?.text ?? null, after?.text ?? null])).toEqual([
    ["z", null],
    ["c", "c"],
    ["a", "A"],
    ["b", null],
    [null, "n"],
  ]);
});
