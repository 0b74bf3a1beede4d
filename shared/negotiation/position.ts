import { z } from "zod";
import { asClause, asHash, asProposal, asReason } from "../command-parts.ts";
import type { ClauseId, DelegationId, ProposalId, UserId } from "../ids.ts";

/** From the most to the least agreeable; never added up, never ranked. */
export const POSITIONS = [
  "supports",
  "canAccept",
  "awaitsInstructions",
  "reservation",
  "cannotAccept",
] as const;
export type PositionKind = (typeof POSITIONS)[number];

/** What a position speaks of. */
export type Subject =
  | { readonly clauseId: ClauseId; readonly proposalId?: undefined }
  | { readonly proposalId: ProposalId; readonly clauseId?: undefined };

/** What a delegation says of words, bound to those words: on others it shows as given to an earlier wording. */
export type Position = {
  readonly seq: number;
  readonly at: number;
  readonly by: UserId;
  readonly delegationId: DelegationId;
  readonly subject: Subject;
  readonly position: PositionKind;
  readonly wordsHash: string;
  readonly reason: string;
  /** Until when it awaits instructions, as it named it (ISO instant); nothing lapses by it. */
  readonly until: string | null;
  readonly to: "room" | "lead";
  /** Entered by the secretariat for the delegation, and how it was told: "by telephone, 14:31". */
  readonly onWordOf: string | null;
};

export type PositionAct =
  | (Pick<
      Position,
      "delegationId" | "subject" | "position" | "reason" | "until" | "to" | "onWordOf" | "wordsHash"
    > & {
      readonly type: "positionTaken";
    })
  | { readonly type: "positionWithdrawn"; readonly delegationId: DelegationId; readonly subject: Subject }
  /** The head of a delegation lets somebody of it take positions and submit; readers: the delegation. */
  | {
      readonly type: "memberEmpowered";
      readonly delegationId: DelegationId;
      readonly userId: UserId;
      readonly empowered: boolean;
    };

const subject = z.union([z.strictObject({ clauseId: asClause }), z.strictObject({ proposalId: asProposal })]);

export const positionCommands = [
  z.strictObject({
    type: z.literal("takePosition"),
    subject,
    position: z.enum(POSITIONS),
    hash: asHash,
    reason: asReason.optional(),
    until: z.iso.datetime({ offset: true }).optional(),
    to: z.enum(["room", "lead"]).optional(),
    /** By the secretariat alone: for which delegation, and how it was told. */
    for: z.strictObject({ delegationId: z.string().min(1).max(40), word: asReason }).optional(),
  }),
  z.strictObject({
    type: z.literal("withdrawPosition"),
    subject,
    for: z.strictObject({ delegationId: z.string().min(1).max(40), word: asReason }).optional(),
  }),
] as const;
