import type { TakenBackEvent } from "../../shared/events/taken-back-events.ts";
import { type SentencesOf, told } from "./telling.ts";

export const takenBackSentences: SentencesOf<TakenBackEvent> = {
  takenBack: ({ act, clauseId, more, proposalId }, { say, who, nameOf, labelOf }) => {
    const clause = clauseId === null ? "none" : nameOf(clauseId);
    const label = proposalId === undefined ? "none" : labelOf(proposalId, "none");
    return told(
      say("takenBackEntry.sentence", { who, what: say(`takenBack.act.${act}`), clause, more, label }),
    );
  },
};
