import { expect, test } from "vitest";
import { simulate } from "./simulation.ts";

const SEEDS = Number(process.env["SEEDS"] ?? 15);
const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const ACTS = Number(process.env["ACTS"] ?? 120);
const PAGES_MAX = 8;
const HOURS_MS = 12 * 3_600_000;

test(
  `I16 I18 I20 I21 calls amid cuts, crashes and late edits: ${SEEDS} meetings (SEED=${SEED})`,
  async () => {
    const sums: Record<string, number> = {};
    for (let seed = SEED; seed < SEED + SEEDS; seed++) {
      const { problems, counts } = await simulate(seed, {
        acts: ACTS,
        pagesMax: PAGES_MAX,
        weather: "meeting",
      });
      expect(problems, `SEED=${seed} SEEDS=1 ACTS=${ACTS}`).toEqual([]);
      for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
    }
    // Otherwise nothing was tried.
    if (SEEDS >= 15)
      for (const name of ["declared", "lapsed", "cutOff"]) expect(sums[name]).toBeGreaterThan(0);
    console.log(`calls for objections, ${SEEDS} seeds from ${SEED}, ${ACTS} acts each:`, sums);
  },
  HOURS_MS,
);
