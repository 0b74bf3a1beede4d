import { expect, test } from "vitest";
import { instants } from "./instants.ts";

test("a month without a day stays a month, in both languages", () => {
  expect(instants("en").date("2025-09")).toBe("September 2025");
  expect(instants("zh").date("2025-09")).toBe("2025年9月");
  expect(instants("en").date("2025-08-07")).toBe("7 August 2025");
});
