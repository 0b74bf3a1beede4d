import type { ClauseId } from "../ids.ts";
import { textOf, type WordRun } from "../clause/words.ts";
import { type CharAt, type OwnedBracket, standingBrackets, type WithBrackets } from "./owned-bracket.ts";

/** One wording between two signs of a bracket, in UTF-16 units, its signs not included. */
export type Wording = { readonly start: number; readonly end: number; readonly text: string };

export type BracketPlace = {
  /** From the opening sign to behind the closing one. */
  readonly start: number;
  readonly end: number;
  /** The bracketed words first, then the alternatives; also what was typed beside a sign belongs to them. */
  readonly wordings: readonly Wording[];
};

/** The offset of a character among the living words; null where it is gone. */
export function offsetOfChar([client, clock]: CharAt, runs: readonly WordRun[]): number | null {
  let offset = 0;
  for (const run of runs) {
    if (run.client === client && run.clock <= clock && clock < run.clock + run.text.length)
      return offset + clock - run.clock;
    offset += run.text.length;
  }
  return null;
}

/** Returns the bracket's place in the clause's words; null if a recorded act took one of its signs. */
export function bracketPlace({ signs }: OwnedBracket, runs: readonly WordRun[]): BracketPlace | null {
  const offsets = signs.map((sign) => offsetOfChar(sign, runs));
  if (!areOffsets(offsets) || offsets.length < 2) return null;
  const text = textOf(runs);
  const wordings: Wording[] = [];
  for (let i = 0; i < offsets.length; i += 2) {
    const [start, end] = [offsets[i]! + 1, offsets[i + 1]!];
    wordings.push({ start, end, text: text.slice(start, end) });
  }
  return { start: offsets[0]!, end: offsets.at(-1)! + 1, wordings };
}

const areOffsets = (offsets: readonly (number | null)[]): offsets is readonly number[] =>
  offsets.every((one) => one !== null);

/** True if the place lies between two signs of a standing bracket. */
export function partsBracket(
  opinion: WithBrackets,
  of: { readonly clauseId: ClauseId; readonly at: number; readonly runs: readonly WordRun[] },
): boolean {
  return standingBrackets(opinion, of.clauseId).some(({ signs }) => {
    const offsets = signs.map((sign) => offsetOfChar(sign, of.runs)).filter((at) => at !== null);
    return offsets.some((at) => at < of.at) && offsets.some((at) => at >= of.at);
  });
}
