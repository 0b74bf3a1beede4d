import { z } from "zod";
import { asClause, asDelegation, asHash, asReason } from "../command-parts.ts";
import type { ClauseId, DelegationId, UserId } from "../ids.ts";

/** A text circulated with a deadline: no objection until then, and the lead may declare agreement. */
export type Silence = {
  readonly seq: number;
  readonly clauses: readonly { readonly clauseId: ClauseId; readonly wordsHash: string }[];
  readonly opened: number;
  /** Milliseconds since 1970. */
  readonly closes: number;
  readonly by: UserId;
  readonly notified: readonly DelegationId[];
  readonly moreTime: readonly {
    readonly delegationId: DelegationId;
    readonly at: number;
    readonly reason: string;
    readonly answer: string | null;
  }[];
  readonly state:
    | { readonly kind: "running" }
    | { readonly kind: "notBroken"; readonly at: number }
    | {
        readonly kind: "broken";
        readonly at: number;
        readonly delegationId: DelegationId;
        readonly reason: string;
      }
    | { readonly kind: "cancelled"; readonly at: number; readonly reason: string }
    | { readonly kind: "declared"; readonly at: number };
};

export type SilenceAct =
  | {
      readonly type: "silenceStarted";
      readonly clauses: Silence["clauses"];
      readonly closes: number;
      readonly notified: readonly DelegationId[];
    }
  | {
      readonly type: "silenceBroken";
      readonly silenceSeq: number;
      readonly delegationId: DelegationId;
      readonly reason: string;
      /** When the objection was received, and how, where the secretariat enters it. */
      readonly receivedAt: number;
      readonly onWordOf: string | null;
    }
  | {
      readonly type: "moreTimeAsked";
      readonly silenceSeq: number;
      readonly delegationId: DelegationId;
      readonly reason: string;
    }
  | {
      readonly type: "moreTimeAnswered";
      readonly silenceSeq: number;
      readonly delegationId: DelegationId;
      readonly closes: number | null;
      readonly answer: string;
    }
  | { readonly type: "silenceCancelled"; readonly silenceSeq: number; readonly reason: string }
  /** By the server at the closing instant: no more than this. */
  | { readonly type: "silenceNotBroken"; readonly silenceSeq: number }
  | { readonly type: "silenceDeclared"; readonly silenceSeq: number };

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
  z.strictObject({ type: z.literal("declareSilence"), silenceSeq: z.int().min(1) }),
] as const;
