import { expect, test } from "vitest";
import { simulate } from "./simulation.ts";

const SEEDS = Number(process.env["SEEDS"] ?? 300);
const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const ACTS = Number(process.env["ACTS"] ?? 120);
const PAGES_MAX = 8;
const HOURS_MS = 12 * 3_600_000;

test(
  `W8 L2 G2 whatever fails, nothing saved is lost: ${SEEDS} simulated meetings (SEED=${SEED})`,
  async () => {
    const sums: Record<string, number> = {};
    for (let seed = SEED; seed < SEED + SEEDS; seed++) {
      const { problems, counts } = await simulate(seed, { acts: ACTS, pagesMax: PAGES_MAX });
      expect(problems, `SEED=${seed} SEEDS=1 ACTS=${ACTS}`).toEqual([]);
      for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
    }
    console.log(`fault simulation, ${SEEDS} seeds from ${SEED}, ${ACTS} acts each:`, sums);
  },
  HOURS_MS,
);

test("W8 the same seed gives the same meeting", async () => {
  const [one, other] = [
    await simulate(7, { acts: 120, pagesMax: 8 }),
    await simulate(7, { acts: 120, pagesMax: 8 }),
  ];
  expect(other).toEqual(one);
});
