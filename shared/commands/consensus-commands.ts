import { z } from "zod";
import { asClause, asDelegation, asHash, asReason, asWords } from "./command-parts.ts";
import { CLAUSES_MAX } from "../limits.ts";

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
    /** New form of its *cannot accept*, needed where one stands. */
    becomes: z.enum(["withdrawn", "reservation"]).optional(),
    /** Of the reservation. */
    reason: asReason.optional(),
  }),
  /** The chair agrees to the whole text in one act: each paragraph by the hash of the words that were seen. */
  z.strictObject({
    type: z.literal("agreeEnBloc"),
    marks: z
      .array(z.strictObject({ clauseId: asClause, hash: asHash }))
      .min(1)
      .max(CLAUSES_MAX),
    basis: asReason.optional(),
    /** Needed where brackets, running proposals or others' waiting for instructions are marked over. */
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
