import { expect, test } from "vitest";
import { isolatedValues } from "./isolated-values.ts";

test("K31 isolates each value of a message, also in its choices, and no choice", () => {
  expect(isolatedValues("{who}: {n, plural, one {<b>{clause}</b>} other {# X}}")).toBe(
    "\u2068{who}\u2069: {n, plural, one {<b>\u2068{clause}\u2069</b>} other {# X}}",
  );
  expect(isolatedValues("{kind, select, a {X} other {Y {name}}}.")).toBe(
    "{kind, select, a {X} other {Y \u2068{name}\u2069}}.",
  );
});
