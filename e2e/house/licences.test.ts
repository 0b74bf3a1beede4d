import { expect, test } from "vitest";
import { installedPackages, isAllowed } from "./licences.ts";

const ROOT = new URL("../../", import.meta.url);

test("A61 each installed package has a licence that is allowed for its use", () => {
  const packages = installedPackages(ROOT);
  expect(packages.length).toBeGreaterThan(200);
  expect(packages.filter((one) => !isAllowed(one))).toEqual([]);
  const running = packages.filter(({ runs }) => runs);
  const kinds = new Set(packages.map(({ licence }) => licence));
  console.log(
    `licences: ${packages.length} packages, ${running.length} of them run; ${kinds.size} licences, all allowed`,
  );
});

test("A61 a licence that asks for more is not allowed, nor is none", () => {
  const allowed = (licence: string, runs = true, path = "node_modules/x"): boolean =>
    isAllowed({ path, licence, runs });
  for (const licence of [
    "GPL-3.0",
    "AGPL-3.0-only",
    "none",
    "UNLICENSED",
    "MIT AND GPL-2.0",
    "MPL-2.0",
    "OFL-1.1",
  ])
    expect(allowed(licence), licence).toBe(false);
  expect(allowed("MPL-2.0", false)).toBe(true);
  expect(allowed("(MIT OR EUPL-1.1+)")).toBe(true);
  expect(allowed("MIT AND OFL-1.1", true, "node_modules/@expo-google-fonts/amiri")).toBe(true);
});
