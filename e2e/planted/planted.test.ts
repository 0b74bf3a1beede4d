import { expect, test } from "vitest";
import { readSource } from "../house/read-source.ts";
import { nearestTests } from "./nearest-tests.ts";
import { placesOf } from "./places.ts";

test("a module is read for the places of five kinds of faults", () => {
  const text = `const most: 3 | 4 = 3;
export function add(list: string[], at: number) {
  if (at < most) list.splice(at, 0, "x");
  return { 5: list, whole: true };
}`;
  const planted = placesOf("a.ts", text).map((fault) => {
    const before = text.slice(0, fault.start);
    const line = before.split("\n").length - 1;
    return `${fault.kind}: ${(before + fault.with + text.slice(fault.end)).split("\n")[line]?.trim()}`;
  });
  expect(planted.sort()).toEqual([
    'arguments swapped: if (at < most) list.splice(0, at, "x");',
    'boundary moved: if (at <= most) list.splice(at, 0, "x");',
    "call left out: if (at < most) void 0;",
    'condition negated: if (!(at < most)) list.splice(at, 0, "x");',
    "constant changed: const most: 3 | 4 = (3 + 1);",
    'constant changed: if (at < most) list.splice(at, (0 + 1), "x");',
    "constant changed: return { 5: list, whole: false };",
  ]);
});

test("tests of a module are found by their imports, the nearest first", () => {
  const sources = Object.entries({
    "shared/a.ts": "",
    "shared/b.ts": 'import "./a.ts";',
    "shared/b.test.ts": 'import "./b.ts";',
    "shared/a.test.ts": 'import "./a.ts";',
    "client/c.test.ts": 'import "../shared/c.ts";',
  }).map(([file, text]) => readSource(file, text));
  expect(nearestTests(sources)("shared/a.ts")).toEqual(["shared/a.test.ts", "shared/b.test.ts"]);
});
