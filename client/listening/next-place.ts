import type { ClauseId } from "../../shared/ids.ts";
import { type Words, clauseText, textOf } from "../../shared/clause/words.ts";
import { openThreadsByClause } from "../../shared/negotiation/comment.ts";
import { livingClauses, type Opinion } from "../../shared/opinion/opinion.ts";
import { runningOn } from "../opinion/by-clause.ts";

/** The kinds of places to which one goes on from the selected clause (rule K39). */
export const PLACE_KINDS = ["comment", "proposal", "bracket", "change"] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Clauses with an open comment, a running proposal, a bracket or changed text, in the order of the text. */
export function clausesWith(kind: PlaceKind, opinion: Opinion, words: Words): readonly ClauseId[] {
  const { comments, proposals, brackets } = opinion.negotiation;
  const threads = openThreadsByClause(comments);
  const owned = new Set(brackets.filter(({ ended }) => ended === null).map(({ clauseId }) => clauseId));
  const has: Readonly<Record<PlaceKind, (id: ClauseId, settled: string) => boolean>> = {
    comment: (id) => (threads.get(id) ?? 0) > 0,
    proposal: (id) => runningOn(proposals, id) > 0,
    bracket: (id) => owned.has(id) || clauseText(words, id).includes("["),
    change: (id, settled) => clauseText(words, id) !== settled,
  };
  return livingClauses(opinion)
    .filter(({ id, settled }) => has[kind](id, textOf(settled.runs)))
    .map(({ id }) => id);
}

/** A place, and whether the way to it led around the end of the text. */
export type NextPlace = { readonly id: ClauseId; readonly isAround: boolean };

/** Returns the next or previous of these places from a clause; null: there is none. */
export function nextPlace(
  places: readonly ClauseId[],
  {
    order,
    from,
    step,
  }: { readonly order: readonly ClauseId[]; readonly from: ClauseId | null; readonly step: 1 | -1 },
): NextPlace | null {
  const at = from === null ? -1 : order.indexOf(from);
  const indexOf = (id: ClauseId): number => order.indexOf(id);
  const start = at === -1 && step === -1 ? order.length : at;
  const ahead =
    step === 1 ? places.find((id) => indexOf(id) > start) : places.findLast((id) => indexOf(id) < start);
  const around = step === 1 ? places[0] : places.at(-1);
  if (ahead !== undefined) return { id: ahead, isAround: false };
  return around === undefined ? null : { id: around, isAround: true };
}
