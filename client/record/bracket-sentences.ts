import type { OneOf } from "../../shared/events/event-entry.ts";
import type { BracketEvent } from "../../shared/events/bracket-events.ts";
import { type EntrySentence, type SentencesOf, type TellingOne, told } from "./telling.ts";

export const bracketSentences: SentencesOf<BracketEvent> = {
  bracketRaised: (entry, { say, who, whom, nameOf, symbolOf }) => {
    const { reservation, delegationId, bracketed: words } = entry;
    const clause = nameOf(entry.clauseId);
    const delegation = delegationId === null ? null : symbolOf(delegationId);
    const sentence =
      entry.overObjection === true && delegation !== null
        ? say("bracket.entry.raisedOver", { who, clause, delegation })
        : delegation === null || delegation === whom(entry.by).symbol
          ? say("bracket.entry.raised", { who, clause })
          : say("bracket.entry.raisedFor", { who, clause, delegation });
    const reason = reservation === "" ? "" : say("bracket.saysReservation", { reservation });
    return told(sentence, { reason, words });
  },
  bracketWithdrawn: (entry, telling) => ended("bracket.entry.withdrawn", entry, telling),
  bracketLifted: (entry, telling) => ended("bracket.entry.lifted", entry, telling),
};

function ended(
  act: "bracket.entry.withdrawn" | "bracket.entry.lifted",
  { clauseId, bracketed, kept, reason, onWordOf }: OneOf<BracketEvent, "bracketWithdrawn" | "bracketLifted">,
  { say, who, nameOf, reasonOf }: TellingOne,
): EntrySentence {
  return told(say(act, { who, clause: nameOf(clauseId) }), {
    reason: onWordOf === undefined ? reasonOf(reason) : reasonOf("", onWordOf),
    words: say(kept === "" ? "bracket.entry.toNothing" : "bracket.entry.toWords", { bracketed, kept }),
  });
}
