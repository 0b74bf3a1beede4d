import type { Reference } from "./checks/finding.ts";
import type { NumberIndex } from "./checks/references.ts";
import { plainNumber } from "./checks/reference-number.ts";
import { referencesIn } from "./checks/references.ts";
import type { CharRange, WordRun } from "./clause.ts";
import type { ClauseId } from "./ids.ts";
import type { Act } from "./minutes.ts";
import { indexChars, movedChars } from "./negotiation/char-index.ts";
import { spanNow } from "./negotiation/comment-place.ts";
import { textOf } from "./words.ts";

/** Words that speak of a clause, bound to it when they were written: it may be numbered otherwise by now (rule E13). */
export type BoundReference = {
  /** In whose words it stands. */
  readonly clauseId: ClauseId;
  readonly range: readonly CharRange[];
  /** As they were bound; they hold while they read so. */
  readonly words: string;
  /** The number in these words, in UTF-16 units. */
  readonly number: { readonly start: number; readonly end: number };
  /** Null: it led nowhere when a clean-up gave new numbers, and leads to none of those by chance. */
  readonly target: ClauseId | null;
};

type Asked = { readonly clauseId: ClauseId; readonly runs: readonly WordRun[] };

/** Where the words of the record's references stand now; those that read otherwise by now are bound no more. */
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

/** Those of one clause as they are now, in the place of those that it had. */
export const withReferences = (
  bound: readonly BoundReference[],
  clauseId: ClauseId,
  now: readonly BoundReference[],
): readonly BoundReference[] => [...bound.filter((one) => one.clauseId !== clauseId), ...now];

/** References go where their words were copied to; one of which a part stayed behind stays there, and reads otherwise. */
export function movedReferences(
  bound: readonly BoundReference[],
  act: Extract<Act, { type: "clauseSplit" | "clausesJoined" }>,
): readonly BoundReference[] {
  const [from, into] = act.type === "clauseSplit" ? [act.clauseId, act.newClauseId] : [act.second, act.first];
  if (!bound.some((one) => one.clauseId === from)) return bound;
  const movedIn = indexChars(act.moved, (one) => one.from);
  return bound.map((one) => {
    if (one.clauseId !== from) return one;
    const range = one.range.flatMap((chars) => movedChars(chars, movedIn(chars)));
    const isMoved = one.range.every((chars) => {
      const copied = movedIn(chars).reduce((sum, { common }) => sum + common[2], 0);
      return copied === chars[2];
    });
    return isMoved ? { ...one, clauseId: into, range } : one;
  });
}
