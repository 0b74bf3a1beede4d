import type { DelegationId } from "../../shared/ids.ts";
import type { PositionAct, Subject } from "../../shared/negotiation/position.ts";
import type { EntryOf } from "../../shared/events/recorded.ts";
import type { EntryWords, Telling } from "./telling.ts";

export function positionWords(entry: EntryOf<PositionAct>, telling: Telling): EntryWords {
  const { say, forum, whom, nameOf } = telling;
  const symbolOf = (id: DelegationId): string => forum.delegations.find((one) => one.id === id)?.symbol ?? id;
  const delegation = symbolOf(entry.delegationId);
  switch (entry.type) {
    case "positionTaken": {
      const position = say(`position.spoken.${entry.position}`);
      const what = subjectWords(entry.subject, telling);
      const told = { position, what };
      const sentence =
        entry.brought !== undefined
          ? say("position.entry.brought", { who: delegation, what })
          : entry.onWordOf !== null
            ? say("position.entry.takenFor", { ...told, who: whom(entry.by).spoken, delegation })
            : say(entry.to === "lead" ? "position.entry.takenToLead" : "position.entry.taken", {
                ...told,
                who: delegation,
              });
      const reasons = [
        ...(entry.reason === "" ? [] : [say("record.reason", { reason: entry.reason })]),
        ...(entry.onWordOf === null ? [] : [say("position.onWord", { word: entry.onWordOf })]),
      ];
      return { sentence, reason: reasons.join(" "), words: "" };
    }
    case "positionWithdrawn": {
      const what = subjectWords(entry.subject, telling);
      const reason = entry.onWordOf === null ? "" : say("position.onWord", { word: entry.onWordOf });
      return { sentence: say("position.entry.withdrawn", { delegation, what }), reason, words: "" };
    }
    case "objectorAsked": {
      const clauses = entry.asked.map(({ clauseId }) => nameOf(clauseId)).join(", ");
      return { sentence: say("position.entry.asked", { delegation, clauses }), reason: "", words: "" };
    }
    case "objectionClosed": {
      const told = { who: whom(entry.by).spoken, delegation, clause: nameOf(entry.clauseId) };
      const sentence = say(`position.entry.closed.${entry.because}`, told);
      return { sentence, reason: say("record.reason", { reason: entry.reason }), words: "" };
    }
    case "memberEmpowered": {
      const told = { delegation, who: whom(entry.by).spoken };
      const act = entry.empowered ? "position.entry.empowered" : "position.entry.notEmpowered";
      return { sentence: say(act, told), reason: "", words: "" };
    }
  }
}

/** A proposal's label stands in the entry that submitted it: here it is "a proposal". */
const subjectWords = (subject: Subject, { say, nameOf }: Telling): string =>
  subject.clauseId === undefined ? say("position.aProposal") : nameOf(subject.clauseId);
