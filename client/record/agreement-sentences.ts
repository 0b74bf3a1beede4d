import { textOf } from "../../shared/clause/words.ts";
import type { ConsensusEvent } from "../../shared/events/consensus-events.ts";
import { type SentencesOf, told } from "./telling.ts";
import { comma } from "../i18n/list-signs.ts";

export const agreementSentences: SentencesOf<ConsensusEvent> = {
  pendingLifted: ({ clauseId, pending, onWordOf }, { say, who, nameOf, symbolOf, reasonOf }) => {
    const name = pending.clauseId === undefined ? symbolOf(pending.delegationId) : nameOf(pending.clauseId);
    const act = onWordOf === null ? "agreement.entry.pendingLifted" : "agreement.entry.pendingLiftedOnWord";
    return told(say(act, { who, clause: nameOf(clauseId), pending: name }), {
      reason: reasonOf("", onWordOf),
    });
  },
  sentForward: ({ clauseId, objections, reason }, { say, who, nameOf, symbolOf, reasonOf }) =>
    told(
      say("agreement.entry.sentForward", {
        who,
        clause: nameOf(clauseId),
        objections: objections.map(symbolOf).join(comma()),
      }),
      { reason: reasonOf(reason) },
    ),
  clauseCorrected: ({ clauseId, words }, { say, who, nameOf }) =>
    told(say("agreement.entry.clauseCorrected", { who, clause: nameOf(clauseId) }), {
      words: textOf(words.runs),
    }),
  correctionContested: ({ clauseId, reason }, { say, who, nameOf, reasonOf }) =>
    told(say("agreement.entry.correctionContested", { who, clause: nameOf(clauseId) }), {
      reason: reasonOf(reason),
    }),
};
