import type { Clause, Kind } from "../clause/clause.ts";
import { sha256Hex } from "../text/hash.ts";
import type { BracketId, ClauseId, DelegationId } from "../ids.ts";
import { bracketPlace } from "../negotiation/bracket-place.ts";
import { standingBrackets, type WithBrackets } from "../negotiation/owned-bracket.ts";
import { textOf, type Words } from "../clause/words.ts";
import type { Logged } from "../signed.ts";

/** A bracket that somebody had asked for, as it stood: its place in the frozen words, in UTF-16 units. */
export type FrozenBracket = {
  readonly id: BracketId;
  /** Null: an office's. */
  readonly delegationId: DelegationId | null;
  readonly reservation: string;
  /** From the opening sign to behind the closing one. */
  readonly start: number;
  readonly end: number;
  /** SHA-256 of the words from `start` to `end`. */
  readonly hash: string;
};

export type FrozenClause = {
  readonly id: ClauseId;
  readonly kind: Kind;
  readonly level: number;
  readonly number: string;
  readonly hash: string;
  readonly text: string;
  readonly brackets: readonly FrozenBracket[];
};

/** As it stands in entries: those of earlier versions kept neither kind nor level nor brackets. */
export type FrozenInEntry = Pick<FrozenClause, "id" | "number" | "hash" | "text"> &
  Partial<Pick<FrozenClause, "kind" | "level" | "brackets">>;

/** Base text n: named, dated and signed by the act, as it was frozen and circulated (rule S13). */
export type BaseText = Logged & {
  readonly n: number;
  /** Empty where it bears its number alone. */
  readonly name: string;
  readonly hash: string;
  readonly clauses: readonly FrozenClause[];
};

/** The owned brackets in a clause, as they stand in its words now. */
export function frozenBrackets(opinion: WithBrackets, words: Words, id: ClauseId): readonly FrozenBracket[] {
  const runs = words.get(id) ?? [];
  const text = textOf(runs);
  return standingBrackets(opinion, id).flatMap((bracket) => {
    const place = bracketPlace(bracket, runs);
    if (place === null) return [];
    const { start, end } = place;
    const { delegationId, reservation } = bracket;
    return [
      { id: bracket.id, delegationId, reservation, start, end, hash: sha256Hex(text.slice(start, end)) },
    ];
  });
}

/** Fills in, from the record of that moment, fields that an entry of an earlier version did not keep (rule D10). */
export function wholeFrozen(
  frozen: FrozenInEntry,
  opinion: { readonly clauses: readonly Clause[] },
): FrozenClause {
  const clause = opinion.clauses.find((one) => one.id === frozen.id);
  return {
    ...frozen,
    kind: frozen.kind ?? clause?.kind ?? "note",
    level: frozen.level ?? clause?.level ?? 1,
    brackets: frozen.brackets ?? [],
  };
}
