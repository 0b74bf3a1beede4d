import { z } from "zod";
import { asClause, asDelegation, asHash, asReason } from "./command-parts.ts";

export const silenceCommands = [
  z.strictObject({
    type: z.literal("startSilence"),
    clauses: z
      .array(z.strictObject({ clauseId: asClause, hash: asHash }))
      .min(1)
      .max(200),
    closes: z.iso.datetime({ offset: true }),
  }),
  z.strictObject({
    type: z.literal("breakSilence"),
    silenceSeq: z.int().min(1),
    reason: asReason,
    for: z
      .strictObject({
        delegationId: asDelegation,
        word: asReason,
        receivedAt: z.iso.datetime({ offset: true }),
      })
      .optional(),
  }),
  z.strictObject({ type: z.literal("askMoreTime"), silenceSeq: z.int().min(1), reason: asReason }),
  z.strictObject({
    type: z.literal("answerMoreTime"),
    silenceSeq: z.int().min(1),
    delegationId: asDelegation,
    closes: z.iso.datetime({ offset: true }).optional(),
    answer: asReason,
  }),
  z.strictObject({ type: z.literal("cancelSilence"), silenceSeq: z.int().min(1), reason: asReason }),
  z.strictObject({
    type: z.literal("declareSilence"),
    silenceSeq: z.int().min(1),
    /** Needed where something is marked over, as for any mark. */
    reason: asReason.optional(),
  }),
] as const;
