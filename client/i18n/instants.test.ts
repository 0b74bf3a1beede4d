import { expect, test } from "vitest";
import { instants } from "./instants.ts";
import { followClock } from "./today.ts";

test("a month without a day stays a month, in both languages", () => {
  expect(instants("en").date("2025-09")).toBe("September 2025");
  expect(instants("zh").date("2025-09")).toBe("2025年9月");
  expect(instants("en").date("2025-08-07")).toBe("7 August 2025");
});

test("K31 a day and its time stand together as each language writes them", () => {
  const at = Date.UTC(2025, 2, 12, 14, 3);
  expect(instants("en").inZone(at, "UTC")).toBe("12 March 2025, 14:03");
  expect(instants("zh").inZone(at, "UTC")).toBe("2025年3月12日 14:03");
  expect(instants("ar").inZone(at, "UTC")).toBe("12 مارس 2025، 14:03");
  expect(instants("ru").inZone(at, "UTC")).toBe("12 марта 2025 г., 14:03");
  expect(instants("fr").inZone(at, "UTC")).toBe("12 mars 2025, 14:03");
  expect(instants("es").inZone(at, "UTC")).toBe("12 de marzo de 2025, 14:03");
});

test("the forum's clock says which day is today, not the device's", () => {
  const noon = new Date(2031, 2, 12, 12, 0).getTime();
  followClock(() => noon);
  expect(instants("en").brief(noon + 60_000)).toBe("12:01");
  followClock(() => Date.now());
  expect(instants("en").brief(noon + 60_000)).toBe("12 March, 12:01");
});
