import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Clause, Footnote, WordRun } from "./clause.ts";
import { isItem } from "./clause.ts";
import type { ClauseId } from "./ids.ts";
import { ancestorsOf, verbIndex } from "./numbering.ts";
import type { Opinion } from "./opinion.ts";
import { livingClauses } from "./opinion.ts";
import type { Words } from "./words.ts";
import { runsOf, textOf } from "./words.ts";

export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** NFC, white space folded, trimmed, one closing sign dropped (rule C1). */
export const readAloud = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\s*[;,.]$/, "");

/**
 * Where a footnote's sign stands, in UTF-16 units: after the character it follows.
 * When that character was deleted, at the end of the clause.
 */
export function footnoteOffset(footnote: Footnote, runs: readonly WordRun[]): number {
  if (footnote.after === null) return 0;
  const [client, clock] = footnote.after;
  let offset = 0;
  for (const run of runs) {
    if (run.client === client && run.clock <= clock && clock < run.clock + run.text.length) {
      return offset + (clock - run.clock) + 1;
    }
    offset += run.text.length;
  }
  return offset;
}

/** A clause's footnotes in the order of their signs. */
export const footnotesInOrder = (clause: Clause, runs: readonly WordRun[]): readonly Footnote[] =>
  clause.footnotes.toSorted((a, b) => footnoteOffset(a, runs) - footnoteOffset(b, runs));

/**
 * What a delegate would read aloud: section verb, introducing words of the parent items, the clause's own
 * words, its footnotes; one part a line. A mark covers exactly this (rule C1).
 */
export function canonicalText(opinion: Opinion, words: Words, id: ClauseId): string {
  const clauses = livingClauses(opinion);
  const index = clauses.findIndex((clause) => clause.id === id);
  if (index >= 0) return partsOf(clauses[index]!, runsReadAloud(clauses, index, words)).join("\n");
  const removed = opinion.clauses.find((clause) => clause.id === id);
  return removed === undefined ? "" : partsOf(removed, [runsOf(words, id)]).join("\n");
}

type Runs = readonly WordRun[];

/**
 * The runs that are read aloud for the clause at this place of the living ones, its own last. Where these arrays and
 * its footnotes are the same as before, so is the canonical text.
 */
export function runsReadAloud(clauses: readonly Clause[], index: number, words: Words): readonly Runs[] {
  const clause = clauses[index]!;
  const own = runsOf(words, clause.id);
  if (!isItem(clause.kind)) return [own];
  const verb = clauses[verbIndex(clauses, index)];
  const above = [...(verb === undefined ? [] : [verb]), ...ancestorsOf(clauses, index)];
  return [...above.map(({ id }) => runsOf(words, id)), own];
}

const partsOf = (clause: Clause, read: readonly Runs[]): readonly string[] => [
  ...read.map((runs) => readAloud(textOf(runs))),
  ...(clause.footnotes.length === 0
    ? []
    : footnotesInOrder(clause, read.at(-1)!).map(({ text }) => readAloud(text))),
];

type Hashed = {
  readonly read: readonly Runs[];
  readonly footnotes: Clause["footnotes"];
  readonly hash: string;
};

/**
 * By a clause's own runs, what they were last hashed with: among many clauses few change at a time. Arrays of runs, once
 * read, are never changed: other words are another array.
 */
const hashed = new WeakMap<Runs, Hashed>();

/** SHA-256 of the canonical text, hex. `read`: see `runsReadAloud`. */
export function hashOf(clause: Clause, read: readonly Runs[]): string {
  const own = read.at(-1)!;
  const { footnotes } = clause;
  const known = hashed.get(own);
  if (known?.footnotes === footnotes && sameRuns(known.read, read)) return known.hash;
  const hash = sha256Hex(partsOf(clause, read).join("\n"));
  hashed.set(own, { read, footnotes, hash });
  return hash;
}

export const sameRuns = (a: readonly Runs[], b: readonly Runs[]): boolean =>
  a.length === b.length && a.every((runs, i) => runs === b[i]);

/** SHA-256 of the canonical text, hex. */
export const clauseHash = (opinion: Opinion, words: Words, id: ClauseId): string =>
  sha256Hex(canonicalText(opinion, words, id));

/** The hashes of all living clauses, in order. */
export function clauseHashes(opinion: Opinion, words: Words): ReadonlyMap<ClauseId, string> {
  const clauses = livingClauses(opinion);
  return new Map(
    clauses.map((clause, index) => [clause.id, hashOf(clause, runsReadAloud(clauses, index, words))]),
  );
}

/** The hash of a whole Opinion: of its living clauses' ids and hashes, in order. */
export const opinionHash = (hashes: ReadonlyMap<ClauseId, string>): string =>
  sha256Hex([...hashes].map(([id, hash]) => `${id} ${hash}`).join("\n"));
