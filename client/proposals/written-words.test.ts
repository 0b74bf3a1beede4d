import { expect, test } from "vitest";
import { writtenWords } from "./written-words.ts";

test("N10 the closing sign follows from the place: what an item was written with is taken off", () => {
  expect(writtenWords(" that a place\nbe found; ", "recital")).toBe("that a place be found");
  expect(writtenWords("The Forum (Nassau),", "opening")).toBe("The Forum (Nassau)");
});

test("N6 a note keeps its full stop", () => {
  expect(writtenWords("To be checked by the secretariat.", "note")).toBe("To be checked by the secretariat.");
});
