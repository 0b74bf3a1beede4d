import type { CallEvent } from "../../shared/events/call-events.ts";
import { type SentencesOf, told } from "./telling.ts";
import { comma } from "../i18n/list-signs.ts";

export const callSentences: SentencesOf<CallEvent> = {
  callMade: ({ clauses, tier, pauseS: pause }, { say, who, nameOf }) =>
    told(
      say("call.entry.callMade", {
        who,
        clauses: clauses.map(({ clauseId }) => nameOf(clauseId)).join(comma()),
        tier,
        pause,
      }),
    ),
  callAnswered: ({ clauseId, delegationId, answer, onWordOf }, { say, nameOf, symbolOf, reasonOf }) =>
    told(say("call.entry.callAnswered", { who: symbolOf(delegationId), answer, clause: nameOf(clauseId) }), {
      reason: reasonOf("", onWordOf),
    }),
  callAnswerTakenBack: ({ clauseId, delegationId }, { say, nameOf, symbolOf }) =>
    told(say("call.entry.callAnswerTakenBack", { who: symbolOf(delegationId), clause: nameOf(clauseId) })),
  callAnswerHeard: ({ clauseId, delegationId }, { say, who, nameOf, symbolOf }) =>
    told(
      say("call.entry.callAnswerHeard", {
        who,
        delegation: symbolOf(delegationId),
        clause: nameOf(clauseId),
      }),
    ),
  callWithdrawn: (_entry, { say, who }) => told(say("call.entry.callWithdrawn", { who })),
  callLapsed: ({ cause }, { say }) => told(say("call.entry.callLapsed", { cause })),
  callDeclared: ({ clauses, away }, { say, who, nameOf, symbolOf }) =>
    told(say("call.entry.callDeclared", { who, clauses: clauses.map(nameOf).join(comma()) }), {
      reason: away.length === 0 ? "" : say("call.entry.away", { who: away.map(symbolOf).join(comma()) }),
    }),
  cameBack: ({ clauseId, delegationId, reason }, { say, nameOf, symbolOf, reasonOf }) =>
    told(say("call.entry.cameBack", { who: symbolOf(delegationId), clause: nameOf(clauseId) }), {
      reason: reasonOf(reason),
    }),
  comeBackAnswered: ({ clauseId, delegationId, answer }, { say, who, nameOf, symbolOf, reasonOf }) =>
    told(
      say("call.entry.comeBackAnswered", {
        who,
        delegation: symbolOf(delegationId),
        clause: nameOf(clauseId),
      }),
      { reason: reasonOf(answer) },
    ),
};
