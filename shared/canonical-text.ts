import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Clause, Footnote, WordRun } from "./clause.ts";
import { isItem } from "./clause.ts";
import type { ClauseId } from "./ids.ts";
import { ancestorsOf, verbIndex } from "./numbering.ts";
import type { Opinion } from "./opinion.ts";
import { livingClauses } from "./opinion.ts";
import type { Words } from "./words.ts";
import { clauseText } from "./words.ts";

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
  if (index >= 0) return canonicalParts(clauses, index, words).join("\n");
  const removed = opinion.clauses.find((clause) => clause.id === id);
  return removed === undefined ? "" : ownParts(removed, words).join("\n");
}

const NO_RUNS: readonly WordRun[] = [];

/** What is read aloud of runs, and the hash of the parts that they were last hashed with: a crowd changes few at a time. */
const aloud = new WeakMap<readonly WordRun[], string>();
const hashed = new WeakMap<
  readonly WordRun[],
  { readonly parts: readonly string[]; readonly hash: string }
>();

function wordsAloud(words: Words, id: ClauseId): string {
  const runs = words.get(id) ?? NO_RUNS;
  let text = aloud.get(runs);
  if (text === undefined) {
    text = readAloud(clauseText(words, id));
    aloud.set(runs, text);
  }
  return text;
}

const ownParts = (clause: Clause, words: Words): string[] => [
  wordsAloud(words, clause.id),
  ...(clause.footnotes.length === 0
    ? []
    : footnotesInOrder(clause, words.get(clause.id) ?? NO_RUNS).map(({ text }) => readAloud(text))),
];

/** What a delegate would read aloud of the clause at this place of the living ones, part by part. */
export function canonicalParts(clauses: readonly Clause[], index: number, words: Words): readonly string[] {
  const clause = clauses[index]!;
  const own = ownParts(clause, words);
  if (!isItem(clause.kind)) return own;
  const verb = clauses[verbIndex(clauses, index)];
  const above = [...(verb === undefined ? [] : [verb]), ...ancestorsOf(clauses, index)];
  return [...above.map((one) => wordsAloud(words, one.id)), ...own];
}

export const sameParts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((part, i) => part === b[i]);

/** SHA-256 of the canonical text, hex. `runs`: the clause's own. */
export function hashOfParts(parts: readonly string[], runs: readonly WordRun[] = NO_RUNS): string {
  const known = hashed.get(runs);
  if (known !== undefined && sameParts(known.parts, parts)) return known.hash;
  const hash = sha256Hex(parts.join("\n"));
  hashed.set(runs, { parts, hash });
  return hash;
}

/** SHA-256 of the canonical text, hex. */
export function clauseHash(opinion: Opinion, words: Words, id: ClauseId): string {
  const clauses = livingClauses(opinion);
  const index = clauses.findIndex((clause) => clause.id === id);
  return index < 0
    ? sha256Hex(canonicalText(opinion, words, id))
    : hashOfParts(canonicalParts(clauses, index, words), words.get(id));
}

/** The hashes of all living clauses, in order. */
export function clauseHashes(opinion: Opinion, words: Words): ReadonlyMap<ClauseId, string> {
  const clauses = livingClauses(opinion);
  return new Map(
    clauses.map(({ id }, index) => [id, hashOfParts(canonicalParts(clauses, index, words), words.get(id))]),
  );
}

/** The hash of a whole Opinion: of its living clauses' ids and hashes, in order. */
export const opinionHash = (hashes: ReadonlyMap<ClauseId, string>): string =>
  sha256Hex([...hashes].map(([id, hash]) => `${id} ${hash}`).join("\n"));
