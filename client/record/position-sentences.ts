import type { PositionEvent } from "../../shared/events/position-events.ts";
import type { PositionSubject } from "../../shared/negotiation/position.ts";
import { type SentencesOf, type TellingOne, told } from "./telling.ts";
import { comma } from "../i18n/list-signs.ts";

export const positionSentences: SentencesOf<PositionEvent> = {
  positionTaken: (entry, telling) => {
    const { say, who, symbolOf, reasonOf } = telling;
    const delegation = symbolOf(entry.delegationId);
    const position = say(`position.spoken.${entry.position}`);
    const what = subjectWords(entry.subject, telling);
    const sentence =
      entry.brought !== undefined
        ? say("position.entry.brought", { who: delegation, what })
        : entry.onWordOf !== null
          ? say("position.entry.takenFor", { position, what, who, delegation })
          : say(entry.to === "lead" ? "position.entry.takenToLead" : "position.entry.taken", {
              position,
              what,
              who: delegation,
            });
    return told(sentence, { reason: reasonOf(entry.reason, entry.onWordOf) });
  },
  positionWithdrawn: ({ delegationId, subject, onWordOf }, telling) => {
    const delegation = telling.symbolOf(delegationId);
    const what = subjectWords(subject, telling);
    return told(telling.say("position.entry.withdrawn", { delegation, what }), {
      reason: telling.reasonOf("", onWordOf),
    });
  },
  objectorAsked: ({ delegationId, asked }, { say, symbolOf, nameOf }) => {
    const clauses = asked.map(({ clauseId }) => nameOf(clauseId)).join(comma());
    return told(say("position.entry.asked", { delegation: symbolOf(delegationId), clauses }));
  },
  objectionClosed: ({ delegationId, clauseId, because, reason }, { say, who, symbolOf, nameOf, reasonOf }) =>
    told(
      say(`position.entry.closed.${because}`, {
        who,
        delegation: symbolOf(delegationId),
        clause: nameOf(clauseId),
      }),
      { reason: reasonOf(reason) },
    ),
  memberEmpowered: ({ delegationId, empowered }, { say, who, symbolOf }) =>
    told(
      say(empowered ? "position.entry.empowered" : "position.entry.notEmpowered", {
        who,
        delegation: symbolOf(delegationId),
      }),
    ),
};

/** A proposal's label stands in the entry that submitted it: here it is "a proposal". */
const subjectWords = (subject: PositionSubject, { say, nameOf }: TellingOne): string =>
  subject.clauseId === undefined ? say("position.aProposal") : nameOf(subject.clauseId);
