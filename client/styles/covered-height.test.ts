import { expect, test } from "vitest";
import { coveredHeight } from "./covered-height.ts";

test("K42 a keyboard covers the foot of the page; a browser's bar and a pinch do not", () => {
  const phone = { laidOut: 844, height: 844, offsetTop: 0, scale: 1 };
  expect(coveredHeight(phone)).toBe(0);
  expect(coveredHeight({ ...phone, height: 508 })).toBe(336);
  // Moved up by the browser, in part and whole.
  expect(coveredHeight({ ...phone, height: 508, offsetTop: 200 })).toBe(136);
  expect(coveredHeight({ ...phone, height: 508, offsetTop: 336 })).toBe(0);
  expect(coveredHeight({ ...phone, height: 508.4, offsetTop: 400 })).toBe(0);
  expect(coveredHeight({ ...phone, height: 794 })).toBe(0);
  expect(coveredHeight({ ...phone, height: 422, scale: 2 })).toBe(0);
  // Other browsers lay the page out anew.
  expect(coveredHeight({ ...phone, laidOut: 508, height: 508 })).toBe(0);
});
