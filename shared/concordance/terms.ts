import type { ClausePair } from "./clause-pair.ts";
import type { LanguageDifference } from "./difference.ts";
import { type Run, termRunsIn } from "./term-runs.ts";

/** How adopted texts render a term. */
export type LearnedTerm = {
  /** All renderings that cover the same places as well as each other. */
  readonly renderings: readonly string[];
  readonly times: number;
};

/** By "en zh", then by the key of the run. */
export type LearnedTerms = ReadonlyMap<string, ReadonlyMap<string, LearnedTerm>>;

export const NO_TERMS: LearnedTerms = new Map();

/** A rendering counts once it was seen so often, and never otherwise. */
const TIMES_MIN = 3;
/** So many ways must there be to choose the clauses of a term: fewer, and words meet by chance. */
const WAYS_MIN = 100_000;

/** The number of ways to choose some clauses of all, as far as it matters. */
function waysToChoose(some: number, all: number): number {
  let ways = 1;
  for (let i = 1; i <= some && ways < WAYS_MIN; i++) ways = (ways * (all - some + i)) / i;
  return ways;
}

type Aligned = Pick<ClausePair, "original" | "version">;

/** The runs of a clause in two languages. */
type Runs = { readonly source: ReadonlySet<string>; readonly target: ReadonlySet<string> };

/** Learns how terms are rendered from clauses that stand in two languages. */
export function learnTerms(pairs: readonly Aligned[]): LearnedTerms {
  const both = new Map<string, Runs[]>();
  const add = (key: string, runs: Runs): void => {
    const known = both.get(key);
    if (known === undefined) both.set(key, [runs]);
    else known.push(runs);
  };
  for (const { original, version } of pairs) {
    const [source, target] = [keysIn(original), keysIn(version)];
    add(`${original.language} ${version.language}`, { source, target });
    add(`${version.language} ${original.language}`, { source: target, target: source });
  }
  return new Map([...both].map(([key, some]) => [key, learnDirection(some)]));
}

const directionOf = ({ original, version }: Aligned): string => `${original.language} ${version.language}`;

function learnDirection(pairs: readonly Runs[]): ReadonlyMap<string, LearnedTerm> {
  const learned = new Map<string, LearnedTerm>();
  const ofSource = placesOf(pairs.map(({ source }) => source));
  const ofTarget = placesOf(pairs.map(({ target }) => target));
  for (const [key, places] of ofSource) {
    if (places.length < TIMES_MIN || places.length * 2 > pairs.length) continue;
    if (waysToChoose(places.length, pairs.length) < WAYS_MIN) continue;
    const renderings = [...(pairs[places[0]!]?.target ?? [])].filter((one) => {
      const there = ofTarget.get(one) ?? [];
      return there.length === places.length && there.every((place, i) => place === places[i]);
    });
    if (renderings.length > 0) learned.set(key, { renderings, times: places.length });
  }
  return withoutEchoes(learned, ofSource);
}

const keysIn = ({ text, language }: ClausePair["original"]): ReadonlySet<string> =>
  new Set(termRunsIn(text, language).map(({ key }) => key));

function placesOf(texts: readonly ReadonlySet<string>[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  texts.forEach((keys, i) => {
    for (const key of keys) {
      const known = places.get(key);
      if (known === undefined) places.set(key, [i]);
      else known.push(i);
    }
  });
  return places;
}

/** Terms that always stand together cannot be told apart: the longest of them is the term. */
function withoutEchoes(
  learned: ReadonlyMap<string, LearnedTerm>,
  places: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<string, LearnedTerm> {
  const longest = new Map<string, string>();
  for (const key of learned.keys()) {
    const where = (places.get(key) ?? []).join(",");
    const before = longest.get(where);
    if (before === undefined || key.length > before.length) longest.set(where, key);
  }
  return new Map([...longest.values()].map((key) => [key, learned.get(key)!]));
}

/** Terms of the original whose rendering the version does not have, where adopted texts always have it. */
export function termDifferences(
  { original, version }: Aligned,
  terms: LearnedTerms,
): readonly LanguageDifference[] {
  const known = terms.get(directionOf({ original, version }));
  if (known === undefined || known.size === 0) return [];
  const there = keysIn(version);
  const runs = termRunsIn(original.text, original.language)
    .filter(({ key }) => known.has(key))
    .map((run) => ({ ...run, isThere: known.get(run.key)!.renderings.some((one) => there.has(one)) }));
  const isSettled = (run: Run, by: readonly Run[]): boolean =>
    by.some((one) => one.start < run.end && run.start < one.end);
  const rendered = runs.filter(({ isThere }) => isThere);
  const told: Run[] = [];
  // A longer run holds words around its term: where the term itself is rendered, all is well.
  for (const run of runs.toSorted((a, b) => a.words - b.words)) {
    if (!run.isThere && !isSettled(run, rendered) && !isSettled(run, told)) told.push(run);
  }
  return told.map(({ start, end }) => ({
    kind: "term",
    original: { start, end, found: original.text.slice(start, end) },
    version: null,
  }));
}
