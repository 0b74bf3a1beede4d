import { expect, test } from "vitest";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import { insertionAt } from "./caret-place.ts";

/** The words after inserting; `|` is the caret, `<` and `>` the ends of a selection. */
const inserted = (marked: string, phrase: string, change = (words: string) => words): string | null => {
  const words = marked.replace(/[|<>]/gu, "");
  const start = marked.search(/[|<]/u);
  const end = marked.includes("<") ? marked.indexOf(">") - 1 : start;
  const now = change(words);
  const insertion = insertionAt({ start, end, words }, phrase, now);
  if (insertion === null) return null;
  expect(now.slice(insertion.start, insertion.end)).toBe(insertion.found);
  return now.slice(0, insertion.start) + insertion.typed + now.slice(insertion.end);
};

test("E10 agreed words go in at the caret, with the spaces that their script wants", () => {
  expect(inserted("that|", "a lamp is lit")).toBe("that a lamp is lit");
  expect(inserted("that| by night", "a lamp is lit")).toBe("that a lamp is lit by night");
  expect(inserted("that | by night", "a lamp is lit")).toBe("that a lamp is lit by night");
  expect(inserted("|by night", "a lamp is lit")).toBe("a lamp is lit by night");
  expect(inserted("harbours,|", "a lamp")).toBe("harbours, a lamp");
  expect(inserted("(|)", "a lamp")).toBe("(a lamp)");
  expect(inserted("认为|应在夜间", "各港口")).toBe("认为各港口应在夜间");
  expect(inserted("|", "a lamp")).toBe("a lamp");
});

test("E10 they take the place of what is selected, but never of a bracket", () => {
  expect(inserted("that <the lamp is on> by night", "a lamp is lit")).toBe("that a lamp is lit by night");
  expect(inserted("that <[the lamp]> by night", "a lamp")).toBe("that [the lamp] a lamp by night");
});

test("E10 the caret stays at its words while others type; a changed selection is left as it is", () => {
  expect(inserted("that | by night", "a lamp", (words) => `so ${words}`)).toBe("so that a lamp by night");
  expect(inserted("that | by night", "a lamp", (words) => `${words} and day`)).toBe(
    "that a lamp by night and day",
  );
  expect(inserted("that <the lamp> by night", "a lamp", (words) => words.replace("lamp", "fire"))).toBeNull();
});

test("E10 a clause holds no more than it can", () => {
  expect(inserted(`${"x".repeat(CLAUSE_CHARS_MAX - 2)}|`, "a")).not.toBeNull();
  expect(inserted(`${"x".repeat(CLAUSE_CHARS_MAX - 1)}|`, "a")).toBeNull();
});
