import { expect, test } from "vitest";
import { checksOnDevice } from "./spelling.ts";

test.each([
  ["Firefox", "", true],
  ["Safari", "Apple Computer, Inc.", true],
  ["Chrome and Edge", "Google Inc.", false],
])("W26 %s: whether the browser checks spelling on the device", (_browser, vendor, onDevice) => {
  expect(checksOnDevice(vendor)).toBe(onDevice);
});
