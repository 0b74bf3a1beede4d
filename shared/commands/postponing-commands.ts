import { z } from "zod";
import { asClause, asDelegation, asHuddle, asProposal, asReason } from "./command-parts.ts";
import { HUDDLE_DELEGATIONS_MAX } from "../limits.ts";

const subject = z.union([z.strictObject({ clauseId: asClause }), z.strictObject({ proposalId: asProposal })]);

export const postponingCommands = [
  z.strictObject({
    type: z.literal("park"),
    subject,
    reason: asReason,
    /** An instant, a meeting by its name, or another clause. */
    until: z
      .union([
        z.strictObject({ instant: z.iso.datetime({ offset: true }) }),
        z.strictObject({ meeting: asReason }),
        z.strictObject({ clauseId: asClause }),
      ])
      .optional(),
    /** The delegation that reports back on it. */
    reportsBack: asDelegation.optional(),
  }),
  z.strictObject({ type: z.literal("takeUp"), subject, reason: asReason.optional() }),
  z.strictObject({
    type: z.literal("formHuddle"),
    clauseId: asClause,
    question: asReason,
    delegations: z.array(asDelegation).min(2).max(HUDDLE_DELEGATIONS_MAX),
    until: z.iso.datetime({ offset: true }),
  }),
  z.strictObject({ type: z.literal("joinHuddle"), huddleId: asHuddle }),
  z.strictObject({ type: z.literal("leaveHuddle"), huddleId: asHuddle }),
  z.strictObject({
    type: z.literal("reportHuddle"),
    huddleId: asHuddle,
    /** The words that it brings back, submitted before; null: no agreement. */
    proposalId: asProposal.nullable(),
    note: asReason.optional(),
    /** By the secretariat alone: for which delegation, and how it was told. */
    for: z.strictObject({ delegationId: asDelegation, word: asReason }).optional(),
  }),
  z.strictObject({
    type: z.literal("extendHuddle"),
    huddleId: asHuddle,
    until: z.iso.datetime({ offset: true }),
    reason: asReason.optional(),
  }),
  z.strictObject({ type: z.literal("endHuddle"), huddleId: asHuddle, reason: asReason }),
] as const;
