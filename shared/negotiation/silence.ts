import { DAY_MS } from "../durations.ts";
import type { ClauseId, DelegationId, UserId } from "../ids.ts";
import type { Signed } from "../signed.ts";

/** More time that a delegation asked for, and what the lead answered. */
export type MoreTime = {
  readonly delegationId: DelegationId;
  readonly at: number;
  readonly reason: string;
  readonly answer:
    | (Signed & {
        /** The new closing instant; null: no more time. */
        readonly closes: number | null;
        readonly words: string;
      })
    | null;
};

/** A text circulated with a deadline: no objection until then, and the lead may declare agreement. */
export type Silence = {
  readonly seq: number;
  readonly clauses: readonly { readonly clauseId: ClauseId; readonly wordsHash: string }[];
  readonly opened: number;
  /** Milliseconds since 1970. */
  readonly closes: number;
  readonly by: UserId;
  readonly forumSeq?: number | undefined;
  readonly notified: readonly DelegationId[];
  readonly moreTime: readonly MoreTime[];
  /** The closing instant of which the server reminded delegations last. */
  readonly remindedOf?: number;
  readonly state:
    | { readonly kind: "running" }
    /** The closing instant passed without an objection: agreement is still the lead's to declare. */
    | { readonly kind: "notBroken"; readonly at: number }
    | {
        readonly kind: "broken";
        readonly at: number;
        readonly delegationId: DelegationId;
        readonly reason: string;
        readonly receivedAt: number;
      }
    | { readonly kind: "cancelled"; readonly at: number; readonly reason: string }
    | { readonly kind: "declared"; readonly at: number };
};

/** Neither broken, cancelled nor declared: what happens to its words or is objected still counts. */
export const isOpen = ({ state }: Silence): boolean => state.kind === "running" || state.kind === "notBroken";

export const openSilences = (opinion: {
  readonly negotiation: { readonly silences: readonly Silence[] };
}): readonly Silence[] => opinion.negotiation.silences.filter(isOpen);

export const hasOpenRequest = ({ moreTime }: Silence): boolean =>
  moreTime.some(({ answer }) => answer === null);

/**
 * True if delegations are to be reminded of its closing instant: a day before it, or at half the time that was given, once
 * for each closing instant (rule I14).
 */
export function isReminderDue({ opened, closes, moreTime, remindedOf }: Silence, now: number): boolean {
  if (remindedOf === closes) return false;
  const givenAt = moreTime.flatMap(({ answer }) => (answer?.closes === closes ? [answer.at] : []));
  const span = closes - Math.max(opened, ...givenAt);
  return now >= closes - Math.min(DAY_MS, span / 2);
}
