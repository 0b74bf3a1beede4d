import { z } from "zod";
import { asReason } from "../commands/command-parts.ts";
import { ANSWER_HOURS_MAX } from "../limits.ts";
import type { Signed } from "../signed.ts";

/** The time in which delegations answer if an objection stands on other words; null: none is set (rule C45). */
export type AnswerTimeEvent = {
  readonly type: "answerTimeSet";
  readonly hours: number | null;
  readonly reason: string;
};

/** The last of these acts, with who set it and when. */
export type AnswerTimeSet = Omit<AnswerTimeEvent, "type"> & Signed;

export const setAnswerTime = z.strictObject({
  type: z.literal("setAnswerTime"),
  hours: z.int().min(1).max(ANSWER_HOURS_MAX).nullable(),
  reason: asReason,
});

/** Counts from its own act at the earliest: no new rule finds a delegation already late. */
export const answersInForce = (
  set: AnswerTimeSet | null,
): { readonly hours: number; readonly since: number } | null =>
  set === null || set.hours === null ? null : { hours: set.hours, since: set.at };
