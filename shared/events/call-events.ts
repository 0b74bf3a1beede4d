import type { ClauseId, DelegationId, MeetingId } from "../ids.ts";
import type { Call, CallAnswer } from "../negotiation/call.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { withNegotiation } from "./change.ts";
import { type EventsOf, toAll } from "./event-entry.ts";

export const callEvents: EventsOf<CallEvent> = {
  callMade: toAll((opinion, { seq, at, by, forumSeq, clauses, tier, pauseS, meetingId }) => {
    const state = { kind: "open" } as const;
    const made: Call = {
      seq,
      at,
      by,
      forumSeq,
      clauses,
      tier,
      pauseS,
      meetingId,
      answers: [],
      state,
      back: [],
    };
    return withNegotiation(opinion, { calls: [...opinion.negotiation.calls, made] });
  }),
  callAnswered: toAll((opinion, { callSeq, at, by, clauseId, delegationId, answer, onWordOf }) =>
    change(opinion, callSeq, ({ answers }) => {
      const given: CallAnswer = { clauseId, delegationId, answer, at, by, onWordOf, heard: null };
      return { answers: [...answers.filter(isNotOpenOf({ clauseId, delegationId })), given] };
    }),
  ),
  callAnswerTakenBack: toAll((opinion, { callSeq, clauseId, delegationId }) =>
    change(opinion, callSeq, ({ answers }) => ({
      answers: answers.filter(isNotOpenOf({ clauseId, delegationId })),
    })),
  ),
  callAnswerHeard: toAll((opinion, { callSeq, at, clauseId, delegationId }) => {
    const isOther = isNotOpenOf({ clauseId, delegationId });
    return change(opinion, callSeq, ({ answers }) => ({
      answers: answers.map((one) => (isOther(one) ? one : { ...one, heard: at })),
    }));
  }),
  callWithdrawn: toAll((opinion, { callSeq, at }) => inState(opinion, callSeq, { kind: "withdrawn", at })),
  callLapsed: toAll((opinion, { callSeq, at }) => inState(opinion, callSeq, { kind: "lapsed", at })),
  callDeclared: toAll((opinion, { callSeq, at, clauses, away }) =>
    inState(opinion, callSeq, { kind: "declared", at, clauses, away }),
  ),
  cameBack: toAll((opinion, { callSeq, at, by, forumSeq, delegationId, clauseId, reason }) =>
    change(opinion, callSeq, ({ back }) => ({
      back: [...back, { at, by, forumSeq, delegationId, clauseId, reason, answered: null }],
    })),
  ),
  comeBackAnswered: toAll((opinion, { callSeq, at, by, forumSeq, delegationId, clauseId, answer: words }) =>
    change(opinion, callSeq, ({ back }) => ({
      back: back.map((one) =>
        one.delegationId === delegationId && one.clauseId === clauseId && one.answered === null
          ? { ...one, answered: { at, by, forumSeq, words } }
          : one,
      ),
    })),
  ),
};

/** A delegation has one open answer on a clause. */
const isNotOpenOf =
  ({ clauseId, delegationId }: Pick<CallAnswer, "clauseId" | "delegationId">) =>
  (one: CallAnswer): boolean =>
    one.heard !== null || one.clauseId !== clauseId || one.delegationId !== delegationId;

const change = (opinion: Opinion, seq: number, part: (call: Call) => Partial<Call>): Opinion =>
  withNegotiation(opinion, {
    calls: opinion.negotiation.calls.map((one) => (one.seq === seq ? { ...one, ...part(one) } : one)),
  });

const inState = (opinion: Opinion, seq: number, state: Call["state"]): Opinion =>
  change(opinion, seq, () => ({ state }));

/** Cause of a lapse: no lead was connected, the meeting ended or was suspended, or the server read the room again. */
type LapseCause = "leadGone" | "meetingOver" | "restarted";

type OfClause = {
  readonly callSeq: number;
  readonly clauseId: ClauseId;
  readonly delegationId: DelegationId;
};

export type CallEvent =
  | {
      readonly type: "callMade";
      readonly clauses: Call["clauses"];
      readonly tier: Call["tier"];
      readonly pauseS: number;
      readonly meetingId: MeetingId | null;
    }
  | (OfClause & { readonly type: "callAnswered" } & Pick<CallAnswer, "answer" | "onWordOf">)
  | (OfClause & { readonly type: "callAnswerTakenBack" })
  | (OfClause & { readonly type: "callAnswerHeard" })
  | { readonly type: "callWithdrawn"; readonly callSeq: number }
  /** By the server. Nothing is declared. */
  | { readonly type: "callLapsed"; readonly callSeq: number; readonly cause: LapseCause }
  /** The mark of each clause follows. */
  | {
      readonly type: "callDeclared";
      readonly callSeq: number;
      readonly clauses: readonly ClauseId[];
      readonly away: readonly DelegationId[];
    }
  | (OfClause & { readonly type: "cameBack"; readonly reason: string })
  | (OfClause & { readonly type: "comeBackAnswered"; readonly answer: string });
