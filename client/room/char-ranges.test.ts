import { array, assert, integer, nat, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { openCharRanges } from "./char-ranges.ts";

test("facts about a character are found in whatever order they came, and once if told twice", () => {
  const ranges = array(tuple(integer({ min: 1, max: 3 }), nat(200), integer({ min: 1, max: 9 })));
  assert(
    property(ranges, (told) => {
      const all = openCharRanges<number>();
      const model = new Map<string, number>();
      for (const [index, [client, clock, length]] of told.entries()) {
        const chars = Array.from({ length }, (_, i) => `${client}.${clock + i}`);
        // A character is deleted once: ranges of the server never overlap, but may come again.
        if (chars.some((char) => model.has(char))) continue;
        for (let again = 0; again < 2; again++) all.add([client, clock, length], index);
        for (const char of chars) model.set(char, index);
      }
      for (let client = 1; client <= 3; client++) {
        for (let clock = 0; clock < 210; clock++) {
          const known = model.get(`${client}.${clock}`);
          expect(all.at(client, clock)).toBe(known);
          expect(all.touches([client, clock, 1])).toBe(known !== undefined);
        }
      }
    }),
  );
});
