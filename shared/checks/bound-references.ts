import type { Reference } from "./finding.ts";
import { plainNumber } from "./reference-number.ts";
import { type NumberIndex, referencesIn } from "./references.ts";
import type { ClauseId } from "../ids.ts";
import { spanNow } from "../clause/comment-place.ts";
import { textOf, type WordRun } from "../clause/words.ts";
import type { BoundReference } from "../opinion/bound-reference.ts";

type Asked = { readonly clauseId: ClauseId; readonly runs: readonly WordRun[] };

/** Moves the record's references to the current words; those that read otherwise by now are bound no more. */
export function standingReferences(
  { clauseId, runs }: Asked,
  bound: readonly BoundReference[],
): readonly (BoundReference & { readonly start: number; readonly end: number })[] {
  const here = bound.filter((one) => one.clauseId === clauseId);
  if (here.length === 0) return [];
  const text = textOf(runs);
  return here.flatMap((one) => {
    const span = spanNow(one.range, runs);
    return span !== null && text.slice(span.start, span.end) === one.words ? [{ ...one, ...span }] : [];
  });
}

/**
 * All references in a clause's words, in order: those that the record bound lead to their clause whatever its number
 * is today; the others lead to the clause that has the number now (rules E8 and E13).
 */
export function referencesOf(
  asked: Asked,
  bound: readonly BoundReference[],
  index: NumberIndex,
): readonly Reference[] {
  const text = textOf(asked.runs);
  const kept = standingReferences(asked, bound).map(({ start, end, words, number, target }): Reference => {
    const today = target === null ? undefined : index.numberOf.get(target);
    const said = plainNumber(words.slice(number.start, number.end));
    return {
      start,
      end,
      number: { start: start + number.start, end: start + number.end },
      clauseId: today === undefined ? null : target,
      today: today === undefined || today.toLowerCase() === said ? null : today,
    };
  });
  const free = referencesIn(text, asked.clauseId, index).filter(
    (one) => !kept.some((other) => one.start < other.end && other.start < one.end),
  );
  return [...kept, ...free].toSorted((a, b) => a.start - b.start);
}

/** Those that the record does not bind yet to the clause that they name: what is bound when the writer leaves. */
export const unboundReferences = (
  asked: Asked,
  bound: readonly BoundReference[],
  index: NumberIndex,
): readonly {
  readonly start: number;
  readonly end: number;
  readonly number: BoundReference["number"];
  readonly target: ClauseId;
}[] => {
  const kept = standingReferences(asked, bound);
  return referencesIn(textOf(asked.runs), asked.clauseId, index).flatMap(({ start, end, number, clauseId }) =>
    clauseId === null || kept.some((one) => start < one.end && one.start < end)
      ? []
      : [{ start, end, number: { start: number.start - start, end: number.end - start }, target: clauseId }],
  );
};
