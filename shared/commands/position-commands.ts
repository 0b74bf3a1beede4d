import { z } from "zod";
import { asClause, asDelegation, asHash, asProposal, asReason } from "./command-parts.ts";
import { userId } from "../ids.ts";
import { CLOSED_BECAUSE } from "../clause/clause.ts";
import { POSITIONS } from "../negotiation/position.ts";

const subject = z.union([z.strictObject({ clauseId: asClause }), z.strictObject({ proposalId: asProposal })]);

/** By the secretariat alone: for which delegation, and how it was told. */
const onWord = z.strictObject({ delegationId: asDelegation, word: asReason });

export const positionCommands = [
  z.strictObject({
    type: z.literal("takePosition"),
    subject,
    position: z.enum(POSITIONS),
    hash: asHash,
    reason: asReason.optional(),
    until: z.iso.datetime({ offset: true }).optional(),
    to: z.enum(["room", "lead"]).optional(),
    for: onWord.optional(),
  }),
  z.strictObject({
    type: z.literal("withdrawPosition"),
    subject,
    /** Hash of the words that were read, if it answers a question; absent: whatever the words are. */
    hash: asHash.optional(),
    /** Which, where the delegation told the lead something beside what it told the room; absent: the last. */
    to: z.enum(["room", "lead"]).optional(),
    for: onWord.optional(),
  }),
  z.strictObject({
    type: z.literal("closeObjection"),
    clauseId: asClause,
    delegationId: asDelegation,
    because: z.enum(CLOSED_BECAUSE),
    reason: asReason,
  }),
  z.strictObject({
    type: z.literal("empowerMember"),
    userId: z.string().min(1).max(40).transform(userId),
    empowered: z.boolean(),
  }),
] as const;
