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
  if (index >= 0) return canonicalAt(clauses, index, words);
  const removed = opinion.clauses.find((clause) => clause.id === id);
  return removed === undefined ? "" : ownParts(removed, words).join("\n");
}

const ownParts = (clause: Clause, words: Words): string[] => [
  readAloud(clauseText(words, clause.id)),
  ...footnotesInOrder(clause, words.get(clause.id) ?? []).map((footnote) => readAloud(footnote.text)),
];

function canonicalAt(clauses: readonly Clause[], index: number, words: Words): string {
  const clause = clauses[index]!;
  const own = ownParts(clause, words);
  if (!isItem(clause.kind)) return own.join("\n");
  const verb = clauses[verbIndex(clauses, index)];
  const above = [...(verb === undefined ? [] : [verb]), ...ancestorsOf(clauses, index)];
  return [...above.map((one) => readAloud(clauseText(words, one.id))), ...own].join("\n");
}

/** SHA-256 of the canonical text, hex. */
export const clauseHash = (opinion: Opinion, words: Words, id: ClauseId): string =>
  sha256Hex(canonicalText(opinion, words, id));

/** The hashes of all living clauses, in order. */
export function clauseHashes(opinion: Opinion, words: Words): ReadonlyMap<ClauseId, string> {
  const clauses = livingClauses(opinion);
  return new Map(clauses.map((clause, index) => [clause.id, sha256Hex(canonicalAt(clauses, index, words))]));
}

/** The hash of a whole Opinion: of its living clauses' ids and hashes, in order. */
export const opinionHash = (hashes: ReadonlyMap<ClauseId, string>): string =>
  sha256Hex([...hashes].map(([id, hash]) => `${id} ${hash}`).join("\n"));
