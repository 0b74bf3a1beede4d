import { z } from "zod";
import { asBracket, asClause, asDelegation, asHash, asPlace, asReason } from "./command-parts.ts";
import { ALTERNATIVE_CHARS_MAX, ALTERNATIVES_MAX } from "../limits.ts";

const keep = z.int().min(0).max(ALTERNATIVES_MAX).optional();

export const bracketCommands = [
  z.strictObject({
    type: z.literal("raiseBracket"),
    clauseId: asClause,
    from: asPlace,
    to: asPlace,
    /** Other wordings beside the bracketed one; "" is "no text". */
    alternatives: z.array(z.string().max(ALTERNATIVE_CHARS_MAX)).max(ALTERNATIVES_MAX).optional(),
    reservation: asReason.optional(),
    /**
     * The owner: the delegation at whose request the secretariat asks, or one that cannot accept the words; null: the
     * maker's own. Absent: that of the delegation that cannot accept the words, else the maker's own.
     */
    delegationId: asDelegation.nullable().optional(),
    hash: asHash,
  }),
  z.strictObject({
    type: z.literal("withdrawBracket"),
    bracketId: asBracket,
    /** The wording that stays, counted from 0; absent: the first. */
    keep,
    hash: asHash,
    /** By the secretariat alone: for which delegation, and how it was told. */
    for: z.strictObject({ delegationId: asDelegation, word: asReason }).optional(),
  }),
  z.strictObject({
    type: z.literal("liftBracket"),
    bracketId: asBracket,
    keep,
    reason: asReason,
    hash: asHash,
  }),
] as const;
