import type { ClauseId } from "../ids.ts";
import type { Call } from "../negotiation/call.ts";
import { LEAD, LEAD_AND_ROOM, ROOM, type Teller, toEach } from "./told-by.ts";

/** Notices of calls for objections. Each mark of a declaration tells the room by itself. */
export const ofCall: Teller = (event, before) => {
  const { calls } = before.negotiation;
  switch (event.type) {
    case "callMade":
      return [{ kind: "callMade", ...severalOf(event.clauses.map(({ clauseId }) => clauseId)), to: [ROOM] }];
    case "callAnswered": {
      const { clauseId, delegationId, answer } = event;
      const kind = answer === "floor" ? "floorAsked" : "timeNeeded";
      return [{ kind, who: { delegationId }, clauseId, to: LEAD_AND_ROOM }];
    }
    case "callLapsed": {
      const clauses = calls.find(({ seq }) => seq === event.callSeq)?.clauses ?? [];
      const of = severalOf(clauses.map(({ clauseId }) => clauseId));
      return [{ kind: "callLapsed", who: null, ...of, to: LEAD_AND_ROOM }];
    }
    case "callDeclared":
      return event.away.length === 0
        ? []
        : [{ kind: "agreedAway", ...severalOf(event.clauses), to: toEach(event.away) }];
    case "cameBack": {
      const { clauseId, delegationId } = event;
      return [{ kind: "cameBack", who: { delegationId }, clauseId, to: LEAD_AND_ROOM }];
    }
    case "comeBackAnswered": {
      const { clauseId, delegationId } = event;
      return [{ kind: "comeBackAnswered", clauseId, to: toEach([delegationId]) }];
    }
    case "meetingEnded":
      return calls
        .filter(({ meetingId }) => meetingId === event.meetingId)
        .flatMap(waitingBack)
        .map(({ clauseId, delegationId }) => ({
          kind: "comeBackWaits",
          clauseId,
          to: [...toEach([delegationId]), LEAD, { kind: "secretariat" }],
        }));
    default:
      return null;
  }
};

const waitingBack = ({ back }: Call): Call["back"] => back.filter(({ answered }) => answered === null);

const severalOf = ([first, ...others]: readonly ClauseId[]) => ({
  clauseId: first ?? null,
  more: others.length,
});
