/* oxlint-disable no-control-regex -- reason: control characters are what is looked for */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { logLine } from "./log-line.ts";

const AT = new Date("2026-11-27T12:00:00.000Z");

test("A10 no outside text begins a line of the log or moves text on a terminal", () => {
  expect(logLine("sign-in: x from 1.2.3.4", AT)).toBe("2026-11-27T12:00:00.000Z sign-in: x from 1.2.3.4");
  expect(logLine("GET /a\r\n2026-11-27T12:00:00.000Z sign-in: forged", AT)).toBe(
    "2026-11-27T12:00:00.000Z GET /a\n  2026-11-27T12:00:00.000Z sign-in: forged",
  );
  const seed = Date.now();
  const nasty = fc.constantFrom(
    "\n",
    "\r",
    "\u001B[2J",
    "\u0007",
    "\u202E",
    "\u2028",
    "\u0085",
    "\u009B1A",
    "\t",
    "a",
  );
  const runs = 2_000;
  fc.assert(
    fc.property(fc.array(fc.oneof(nasty, fc.string()), { maxLength: 12 }), (parts) => {
      const [first, ...rest] = logLine(parts.join(""), AT).split("\n");
      expect(first!.startsWith("2026-11-27T12:00:00.000Z ")).toBe(true);
      for (const line of rest) expect(line.startsWith("  ")).toBe(true);
      for (const line of [first!, ...rest])
        expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u2028-\u202E]/u);
    }),
    { seed, numRuns: runs },
  );
  console.log(`log lines: ${runs} random ones, seed ${seed}`);
});
