import type { BracketId, ClauseId, DelegationId, UserId } from "../ids.ts";
import type { ActWords } from "../clause/words.ts";

export type CharAt = readonly [client: number, clock: number];

/** A bracket that somebody asked for: its signs stand in the words, and no typing deletes them (rule B3). */
export type OwnedBracket = {
  readonly id: BracketId;
  readonly clauseId: ClauseId;
  readonly at: number;
  readonly by: UserId;
  readonly forumSeq?: number | undefined;
  /** Null: the lead's, the chair's or the secretariat's, for itself. */
  readonly delegationId: DelegationId | null;
  readonly reservation: string;
  /** All its signs, in order: two for each wording, the bracketed words first. */
  readonly signs: readonly CharAt[];
  readonly ended: {
    readonly how: "withdrawn" | "lifted";
    readonly at: number;
    readonly by: UserId;
    readonly forumSeq?: number | undefined;
    readonly reason: string;
  } | null;
};

/** The part of an Opinion in which they stand. */
export type WithBrackets = { readonly negotiation: { readonly brackets: readonly OwnedBracket[] } };

export const standingBrackets = (opinion: WithBrackets, clauseId: ClauseId): readonly OwnedBracket[] =>
  opinion.negotiation.brackets.filter((one) => one.ended === null && one.clauseId === clauseId);

export type BracketAct =
  | {
      readonly type: "bracketRaised";
      readonly bracketId: BracketId;
      readonly clauseId: ClauseId;
      readonly delegationId: DelegationId | null;
      /** It is that delegation's because it cannot accept the words: somebody else made it. */
      readonly overObjection?: true;
      readonly reservation: string;
      readonly signs: readonly CharAt[];
      /** The bracketed words with their alternatives, as they were put. */
      readonly bracketed: string;
      readonly words: ActWords;
    }
  | {
      /** Withdrawn by its owner, or lifted by a recorded decision. */
      readonly type: "bracketWithdrawn" | "bracketLifted";
      readonly bracketId: BracketId;
      readonly clauseId: ClauseId;
      /** What stood there, signs and alternatives with it, and what stands there now. */
      readonly bracketed: string;
      readonly kept: string;
      readonly reason: string;
      /** How the delegation told the secretariat; absent where it acts itself. */
      readonly onWordOf?: string;
      readonly words: ActWords;
    };
