import type { BracketId, ClauseId, DelegationId } from "../ids.ts";
import type { Signed } from "../signed.ts";

export type CharAt = readonly [client: number, clock: number];

/** A bracket that somebody asked for: its signs stand in the words, and no typing deletes them (rule B3). */
export type OwnedBracket = Signed & {
  readonly id: BracketId;
  readonly clauseId: ClauseId;
  /** Null: the lead's, the chair's or the secretariat's, for itself. */
  readonly delegationId: DelegationId | null;
  readonly reservation: string;
  /** All its signs, in order: two for each wording, the bracketed words first. */
  readonly signs: readonly CharAt[];
  readonly ended:
    | (Signed & {
        readonly how: "withdrawn" | "lifted";
        readonly reason: string;
      })
    | null;
};

/** The part of an Opinion in which they stand. */
export type WithBrackets = { readonly negotiation: { readonly brackets: readonly OwnedBracket[] } };

export const standingBrackets = (opinion: WithBrackets, clauseId: ClauseId): readonly OwnedBracket[] =>
  opinion.negotiation.brackets.filter((one) => one.ended === null && one.clauseId === clauseId);
