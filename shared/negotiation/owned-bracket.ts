import { z } from "zod";
import { asBracket, asClause, asHash, asPlace, asReason } from "../command-parts.ts";
import type { BracketId, ClauseId, DelegationId, UserId } from "../ids.ts";
import type { ActWords } from "../minutes.ts";

type CharAt = readonly [client: number, clock: number];

/** A bracket that somebody asked for: its signs stand in the words, and no typing deletes them. */
export type OwnedBracket = {
  readonly id: BracketId;
  readonly clauseId: ClauseId;
  readonly at: number;
  readonly by: UserId;
  /** Null: the lead's or the secretariat's, for itself. */
  readonly delegationId: DelegationId | null;
  readonly reservation: string;
  /** All its signs, in order: the opening one first, the closing one last, those of alternatives between. */
  readonly signs: readonly CharAt[];
  readonly lifted: { readonly at: number; readonly by: UserId; readonly reason: string } | null;
};

export type BracketAct =
  | {
      readonly type: "bracketRaised";
      readonly bracketId: BracketId;
      readonly clauseId: ClauseId;
      readonly delegationId: DelegationId | null;
      readonly reservation: string;
      readonly signs: readonly CharAt[];
      readonly words: ActWords;
    }
  | {
      /** Withdrawn by its owner, or lifted by a recorded decision; which alternative stays. */
      readonly type: "bracketWithdrawn" | "bracketLifted";
      readonly bracketId: BracketId;
      readonly clauseId: ClauseId;
      readonly keep: number | null;
      readonly reason: string;
      readonly words: ActWords;
    };

export const bracketCommands = [
  z.strictObject({
    type: z.literal("raiseBracket"),
    clauseId: asClause,
    from: asPlace,
    to: asPlace,
    /** Other wordings beside the bracketed one; "" is "no text". */
    alternatives: z.array(z.string().max(2_000)).max(12).optional(),
    reservation: asReason.optional(),
    hash: asHash,
  }),
  z.strictObject({
    type: z.literal("withdrawBracket"),
    bracketId: asBracket,
    /** Which wording stays, counted from 0; absent: the first. */
    keep: z.int().min(0).max(12).optional(),
  }),
  z.strictObject({
    type: z.literal("liftBracket"),
    bracketId: asBracket,
    keep: z.int().min(0).max(12).optional(),
    reason: asReason,
    hash: asHash,
  }),
] as const;
