import { expect, test } from "vitest";
import { simulate, type Weather, WEATHERS } from "./simulation.ts";

const SEEDS = Number(process.env["SEEDS"] ?? 210);
const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const ACTS = Number(process.env["ACTS"] ?? 120);
/** The weather of all seeds; without it they take turns. */
const WEATHER = process.env["WEATHER"] as Weather | undefined;
const PAGES_MAX = 8;
const SEED_MS = 60_000;
const HOURS_MS = 12 * 3_600_000;

test(
  `W8 L2 G2 whatever fails, nothing saved is lost: ${SEEDS} simulated meetings (SEED=${SEED})`,
  async () => {
    const sums: Record<string, number> = {};
    for (let seed = SEED; seed < SEED + SEEDS; seed++) {
      const weather = WEATHER ?? WEATHERS[seed % WEATHERS.length]!;
      const { problems, counts } = await simulate(seed, { acts: ACTS, pagesMax: PAGES_MAX, weather });
      expect(problems, `SEED=${seed} SEEDS=1 ACTS=${ACTS} WEATHER=${weather}`).toEqual([]);
      for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
    }
    console.log(`fault simulation, ${SEEDS} seeds from ${SEED}, ${ACTS} acts each:`, sums);
  },
  HOURS_MS,
);

/** Seeds that failed once in usual weather with 50 ms between frames, and why. Each fails again when its cause comes back. */
const FAILED: readonly (readonly [seed: number, why: string])[] = [
  [102, "a page was sent words before a state, came back, and gave their pending deletions back as its own"],
  [151, "the same, of another page"],
  [75, "a page that had such deletions was refused without end"],
  [20_983, "late words of several clauses were taken out at the wrong places"],
  [22_000, "the same, after a split and a join"],
  [20_517, "a slow page that asked for the state late was given what it was thought to lack"],
  [
    416_096,
    "a page that had not heard of a join yet restored the joined clause: its words stand in both (W4)",
  ],
  [
    93_796,
    "a state on a full disk was counted before the words that waited in front of it, and acknowledged with them",
  ],
  [21_212, "a page that was slow from the first was sent words without a state after five seconds"],
];

for (const [seed, why] of FAILED) {
  test(
    `W8 seed ${seed} holds: ${why}`,
    async () => {
      const { problems } = await simulate(seed, {
        acts: 120,
        pagesMax: PAGES_MAX,
        weather: "usual",
        isServerBusy: true,
      });
      expect(problems).toEqual([]);
    },
    SEED_MS,
  );
}

test(
  "W8 the same seed gives the same meeting",
  async () => {
    const [one, other] = [
      await simulate(7, { acts: 120, pagesMax: 8, weather: "tight" }),
      await simulate(7, { acts: 120, pagesMax: 8, weather: "tight" }),
    ];
    expect(other).toEqual(one);
  },
  SEED_MS,
);
