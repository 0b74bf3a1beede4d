import { expect, test } from "vitest";
import { writtenText } from "./written-text.ts";

test("N10 the closing sign follows from the place: what an item was written with is taken off", () => {
  expect(writtenText(" that a place\nbe found; ", "recital")).toBe("that a place be found");
  expect(writtenText("The Forum (Nassau),", "opening")).toBe("The Forum (Nassau)");
});

test("N6 a note keeps its full stop", () => {
  expect(writtenText("To be checked by the secretariat.", "note")).toBe("To be checked by the secretariat.");
});
