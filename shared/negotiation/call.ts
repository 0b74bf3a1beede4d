import type { ClauseId, DelegationId, MeetingId, UserId } from "../ids.ts";
import type { Tier } from "../clause/clause.ts";
import type { Logged, Signed } from "../signed.ts";

/** Pauses before a lead may declare, in seconds: the lead chooses one (rule I15). */
export const CALL_PAUSES_S = [10, 15, 20, 30] as const;

/** A delegation asks for the floor, or needs time. *Cannot accept* is a position, and an answer too. */
export type CallAnswer = {
  readonly clauseId: ClauseId;
  readonly delegationId: DelegationId;
  readonly answer: "floor" | "time";
  readonly at: number;
  readonly by: UserId;
  /** How the lead heard it, where the lead entered it; null: the delegation did. */
  readonly onWordOf: string | null;
  /** Instant at which a lead dealt with it; null: it waits. */
  readonly heard: number | null;
};

/** A delegation that was cut off during a call comes back to a clause. */
export type CameBack = Signed & {
  readonly delegationId: DelegationId;
  readonly clauseId: ClauseId;
  readonly reason: string;
  readonly answered: (Signed & { readonly words: string }) | null;
};

/** A lead asked the room: any objection to this text? */
export type Call = Logged & {
  readonly clauses: readonly { readonly clauseId: ClauseId; readonly wordsHash: string }[];
  readonly tier: Tier;
  readonly pauseS: number;
  /** The meeting to which it was put; null in a room without meetings. */
  readonly meetingId: MeetingId | null;
  readonly answers: readonly CallAnswer[];
  readonly state:
    | { readonly kind: "open" }
    | {
        readonly kind: "declared";
        readonly at: number;
        /** Those without an open answer or an objection. */
        readonly clauses: readonly ClauseId[];
        /** Attending delegations without a page that showed the words. */
        readonly away: readonly DelegationId[];
      }
    | { readonly kind: "withdrawn" | "lapsed"; readonly at: number };
  readonly back: readonly CameBack[];
};

type WithCalls = { readonly negotiation: { readonly calls: readonly Call[] } };

/** The open call: an Opinion has one at a time, so it is the last one. The gate asks at each key. */
export function openCall({ negotiation }: WithCalls): Call | null {
  const last = negotiation.calls.at(-1);
  return last?.state.kind === "open" ? last : null;
}

/** First instant at which a lead may declare. */
export const callPauseEnds = ({ at, pauseS }: Pick<Call, "at" | "pauseS">): number => at + pauseS * 1_000;

/** Answers on a clause that no lead has dealt with. */
export const answersOpen = ({ answers }: Pick<Call, "answers">, id: ClauseId): readonly CallAnswer[] =>
  answers.filter(({ clauseId, heard }) => clauseId === id && heard === null);
