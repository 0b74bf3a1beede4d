import type { ClauseId } from "../ids.ts";
import type { Logged, Signed } from "../signed.ts";

/** Spelling, capitals, punctuation, the form of a reference: what a mark covers carries over (rules C17, C39). */
export type Correction = Logged & {
  readonly clauseId: ClauseId;
  readonly before: string;
  readonly after: string;
  readonly hashBefore: string;
  readonly hashAfter: string;
  /** Other clauses that read differently by it: a verb is read aloud with its items, an item with its sub-items. */
  readonly below: readonly CorrectedBelow[];
  /** Made by a clean-up: numbers in references and nothing else, which nobody contests (rule N14). */
  readonly isCleanUp?: true;
  readonly contested: (Signed & { readonly reason: string }) | null;
};

export type CorrectedBelow = {
  readonly clauseId: ClauseId;
  readonly hashBefore: string;
  readonly hashAfter: string;
};

/** Something said of words: a mark, or a position. */
type Said = { readonly clauseId: ClauseId; readonly hash: string; readonly seq: number };

/**
 * True if a statement on former words holds for the present ones: they are the same, or nothing but editorial
 * corrections made since then, one on the other, and none of them contested, led from those to these.
 */
export const holdsFor = (said: Said, presentHash: string, corrections: readonly Correction[]): boolean =>
  follows(
    said,
    presentHash,
    corrections.filter((one) => one.contested === null),
  );

/**
 * The same, whatever was contested: who cannot accept words is not heard less for a correction of them. `of`: the part
 * of each hash that counts.
 */
export function follows(
  said: Said,
  presentHash: string,
  corrections: readonly Correction[],
  of: (hash: string) => string = (hash) => hash,
): boolean {
  const [before, present] = [of(said.hash), of(presentHash)];
  if (before === present) return true;
  const held = new Set([before]);
  for (const correction of corrections) {
    if (correction.seq <= said.seq) continue;
    const change = changeOf(correction, said.clauseId);
    if (change !== undefined && held.has(of(change.hashBefore))) held.add(of(change.hashAfter));
  }
  return held.has(present);
}

const changeOf = (correction: Correction, clauseId: ClauseId): CorrectedBelow | undefined =>
  correction.clauseId === clauseId ? correction : correction.below.find((one) => one.clauseId === clauseId);
