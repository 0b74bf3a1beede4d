import type { ClauseId } from "../ids.ts";
import type { OpinionEvent } from "./event.ts";
import { indexChars, movedChars } from "../clause/char-index.ts";
import type { BoundReference } from "../opinion/bound-reference.ts";

/** Those of one clause as they are now, in the place of those that it had. */
export const withReferences = (
  bound: readonly BoundReference[],
  clauseId: ClauseId,
  now: readonly BoundReference[],
): readonly BoundReference[] => [...bound.filter((one) => one.clauseId !== clauseId), ...now];

/** References go where their words were copied to; one of which a part stayed behind stays there, and reads otherwise. */
export function movedReferences(
  bound: readonly BoundReference[],
  event: Extract<OpinionEvent, { type: "clauseSplit" | "clausesJoined" }>,
): readonly BoundReference[] {
  const [from, into] =
    event.type === "clauseSplit" ? [event.clauseId, event.newClauseId] : [event.second, event.first];
  if (!bound.some((one) => one.clauseId === from)) return bound;
  const movedIn = indexChars(event.moved, (one) => one.from);
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
