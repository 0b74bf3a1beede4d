import { expect, test } from "vitest";
import { clauseHash, clauseHashes, wordsPart } from "./canonical-text.ts";
import { randomText, readByHand, turned } from "../testing/random-opinion.ts";
import { chanceOf } from "../testing/random-words.ts";

const SEEDS = Number(process.env["SEEDS"] ?? 400);
const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
/** Number of times that each Opinion is turned into another one, which is compared with all. */
const TURNS = 6;

test(`C1 C30 two different things to read aloud never share a hash (${SEEDS}, SEED=${SEED})`, () => {
  const readOf = new Map<string, string>();
  const hashOf = new Map<string, string>();
  const byWords = new Map<string, Set<string>>();
  let clauses = 0;
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const random = chanceOf(seed);
    let text = randomText(random);
    for (let turn = 0; turn <= TURNS; turn++) {
      const hashes = clauseHashes(text.opinion, text.words);
      for (const [id, read] of readByHand(text)) {
        const hash = hashes.get(id)!;
        if (clauseHash(text.opinion, text.words, id) !== hash) throw new Error(`seed ${seed}: two hashes`);
        const known = readOf.get(hash) ?? read;
        if (known !== read) throw new Error(`seed ${seed}: ${known} and ${read} share ${hash}`);
        const before = hashOf.get(read) ?? hash;
        if (before !== hash) throw new Error(`seed ${seed}: ${read} has ${before} and ${hash}`);
        readOf.set(hash, read);
        hashOf.set(read, hash);
        const words = wordsPart(hash);
        byWords.set(words, (byWords.get(words) ?? new Set()).add(read));
        clauses += 1;
      }
      text = turned(text, random);
    }
  }
  const shared = [...byWords.values()].filter((read) => read.size > 1);
  console.log(
    `${SEEDS} Opinions, ${clauses} clauses, ${hashOf.size} different things to read aloud: 0 share a hash; by ` +
      `their words alone ${shared.reduce((sum, read) => sum + read.size, 0)} would (SEED=${SEED})`,
  );
  // Without such pairs the test would prove nothing.
  expect(shared.length).toBeGreaterThan(SEEDS / 20);
});
