import { expect, test } from "vitest";
import { simulate } from "./simulation.ts";

const SEEDS = Number(process.env["SEEDS"] ?? 120);
const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const ACTS = Number(process.env["ACTS"] ?? 40);
const PAGES_MAX = 4;
const HOURS_MS = 12 * 3_600_000;

test(
  `D33 D37 two nodes on one database lose nothing: ${SEEDS} simulated meetings (SEED=${SEED})`,
  async () => {
    const sums: Record<string, number> = {};
    for (let seed = SEED; seed < SEED + SEEDS; seed++) {
      const { problems, counts } = await simulate(seed, {
        acts: ACTS,
        pagesMax: PAGES_MAX,
        weather: "cluster",
      });
      expect(problems, `SEED=${seed} SEEDS=1 ACTS=${ACTS}`).toEqual([]);
      for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
    }
    console.log(`two nodes, ${SEEDS} seeds from ${SEED}, ${ACTS} acts each:`, sums);
  },
  HOURS_MS,
);
