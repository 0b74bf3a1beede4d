import { z } from "zod";
import { asClause, asDelegation, asHash, asReason, asWords } from "../command-parts.ts";

export const asPending = z.union([
  z.strictObject({ delegationId: asDelegation }),
  z.strictObject({ clauseId: asClause }),
]);

export const consensusCommands = [
  z.strictObject({
    type: z.literal("liftPending"),
    clauseId: asClause,
    pending: asPending,
    /** Of the words that the mark stands on. */
    hash: asHash.optional(),
    /** By the secretariat: the delegation's written word. */
    word: asReason.optional(),
    /** What becomes of its *cannot accept*, where one stands: needed then. */
    becomes: z.enum(["withdrawn", "reservation"]).optional(),
    /** Of the reservation. */
    reason: asReason.optional(),
  }),
  z.strictObject({ type: z.literal("sendForward"), clauseId: asClause, reason: asReason, hash: asHash }),
  z.strictObject({ type: z.literal("correctClause"), clauseId: asClause, text: asWords, hash: asHash }),
  z.strictObject({
    type: z.literal("contestCorrection"),
    clauseId: asClause,
    correctionSeq: z.int().min(1),
    reason: asReason.optional(),
  }),
] as const;
