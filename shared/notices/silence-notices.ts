import { silentIn } from "./concerned.ts";
import type { NoticeFor } from "./notice.ts";
import { LEAD_AND_ROOM, ROOM, type Teller, toEach, type Told } from "./told-by.ts";

/** Notices of silence procedures. */
export const ofSilence: Teller = (event, before) => {
  const find = (seq: number) => before.negotiation.silences.find((one) => one.seq === seq);
  const of = (seq: number): Pick<Told, "clauseId" | "more"> => {
    const clauses = find(seq)?.clauses ?? [];
    return { clauseId: clauses[0]?.clauseId ?? null, more: Math.max(0, clauses.length - 1) };
  };
  const notified = (seq: number): readonly NoticeFor[] => toEach(find(seq)?.notified ?? []);
  switch (event.type) {
    case "silenceStarted": {
      const { clauses } = event;
      const clauseId = clauses[0]?.clauseId ?? null;
      const more = Math.max(0, clauses.length - 1);
      return [{ kind: "silenceStarted", clauseId, more, to: [...toEach(event.notified), ROOM] }];
    }
    case "silenceBroken": {
      const who = { delegationId: event.delegationId };
      return [{ ...of(event.silenceSeq), kind: "silenceBroken", who, to: LEAD_AND_ROOM }];
    }
    case "silenceEndsSoon":
      return [{ ...of(event.silenceSeq), kind: event.type, who: null, to: toEach(silentIn(before, event)) }];
    case "silenceNotBroken":
      return [{ ...of(event.silenceSeq), kind: "silenceNotBroken", who: null, to: LEAD_AND_ROOM }];
    case "silenceDeclared":
    case "silenceCancelled":
      return [{ ...of(event.silenceSeq), kind: event.type, to: [...notified(event.silenceSeq), ROOM] }];
    case "moreTimeAsked": {
      const who = { delegationId: event.delegationId };
      return [{ ...of(event.silenceSeq), kind: "moreTimeAsked", who, to: LEAD_AND_ROOM }];
    }
    case "moreTimeAnswered": {
      const to = event.closes === null ? toEach([event.delegationId]) : notified(event.silenceSeq);
      return [{ ...of(event.silenceSeq), kind: "moreTimeAnswered", to: [...to, ROOM] }];
    }
    default:
      return null;
  }
};
