import { beforeEach, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { keepBegun } from "./begun.ts";
import { keepRow, readRow } from "./row-draft.ts";

const LEAD = userId("lead");
const DRAFT = { text: "to go on", seen: { hash: "abc", text: "to go" } };
beforeEach(() => localStorage.clear());

test("U4 words of a row that were begun are there again, with the row as it was seen", () => {
  keepRow(LEAD, "row", DRAFT);
  expect(readRow(LEAD, "row")).toEqual(DRAFT);
  expect(readRow(LEAD, "other")).toBeNull();
  expect(readRow(userId("chair"), "row")).toBeNull();
});

test("a draft kept, given up or written back is gone from the device; no other is a row", () => {
  keepRow(LEAD, "row", DRAFT);
  keepRow(LEAD, "row", { ...DRAFT, text: "to go" });
  expect(localStorage.length).toBe(0);
  keepBegun("row", LEAD, "row", { text: "to go on" });
  expect(readRow(LEAD, "row")).toBeNull();
});
