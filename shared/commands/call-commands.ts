import { z } from "zod";
import { TIERS } from "../clause/clause.ts";
import { CALL_PAUSES_S } from "../negotiation/call.ts";
import { asClause, asDelegation, asHash, asReason } from "./command-parts.ts";

/** The seq of `callMade`. */
const callSeq = z.int().min(1);

export const callCommands = [
  z.strictObject({
    type: z.literal("callForObjections"),
    clauses: z
      .array(z.strictObject({ clauseId: asClause, hash: asHash }))
      .min(1)
      .max(200),
    tier: z.enum(TIERS),
    pauseS: z.literal(CALL_PAUSES_S),
  }),
  z.strictObject({
    type: z.literal("answerCall"),
    callSeq,
    clauseId: asClause,
    answer: z.enum(["floor", "time"]),
    /** A lead enters what a delegation said otherwise, as by telephone. */
    for: z.strictObject({ delegationId: asDelegation, word: asReason }).optional(),
  }),
  z.strictObject({ type: z.literal("takeAnswerBack"), callSeq, clauseId: asClause }),
  z.strictObject({
    type: z.literal("hearAnswer"),
    callSeq,
    clauseId: asClause,
    delegationId: asDelegation,
  }),
  z.strictObject({ type: z.literal("withdrawCall"), callSeq }),
  z.strictObject({
    type: z.literal("declareCall"),
    callSeq,
    /** Needed where something is marked over, as for any mark. */
    reason: asReason.optional(),
  }),
  z.strictObject({ type: z.literal("comeBack"), callSeq, clauseId: asClause, reason: asReason }),
  z.strictObject({
    type: z.literal("answerComeBack"),
    callSeq,
    clauseId: asClause,
    delegationId: asDelegation,
    answer: asReason,
  }),
] as const;
