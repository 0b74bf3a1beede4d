import type { WordRun } from "../../shared/clause/words.ts";
import type { ClauseId, DelegationId } from "../../shared/ids.ts";
import { bracketPlace, offsetOfChar } from "../../shared/negotiation/bracket-place.ts";
import type { OwnedBracket } from "../../shared/negotiation/owned-bracket.ts";

/** The bracket's owner, behind its closing sign. */
export type BracketOwner = { readonly at: number; readonly label: string };

const NONE: readonly OwnedBracket[] = [];

/** The brackets that stand, by clause: the same list for a row while the record of brackets is the same. */
export function bracketsByClause(
  brackets: readonly OwnedBracket[],
): (clause: ClauseId) => readonly OwnedBracket[] {
  const byClause = new Map<ClauseId, OwnedBracket[]>();
  for (const one of brackets) {
    if (one.ended !== null) continue;
    const list = byClause.get(one.clauseId);
    if (list === undefined) byClause.set(one.clauseId, [one]);
    else list.push(one);
  }
  return (clause) => byClause.get(clause) ?? NONE;
}

/** Symbols of delegations, in the order in which the brackets close; an office's bracket names nobody. */
export function ownersIn(
  brackets: readonly OwnedBracket[],
  runs: readonly WordRun[],
  symbolOf: (id: DelegationId) => string,
): readonly BracketOwner[] {
  const owners = new Map<number, string[]>();
  for (const bracket of brackets) {
    const place = bracket.delegationId === null ? null : bracketPlace(bracket, runs);
    if (place === null || bracket.delegationId === null) continue;
    const symbols = owners.get(place.end) ?? [];
    owners.set(place.end, [...symbols, symbolOf(bracket.delegationId)]);
  }
  return [...owners].map(([at, symbols]) => ({ at, label: symbols.join(" · ") }));
}

/** The offsets of all signs of brackets that stand. */
export const signOffsets = (brackets: readonly OwnedBracket[], runs: readonly WordRun[]): readonly number[] =>
  brackets.flatMap(({ signs }) => signs.flatMap((sign) => offsetOfChar(sign, runs) ?? []));
