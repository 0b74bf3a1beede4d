import type { BracketAct } from "../../shared/negotiation/owned-bracket.ts";
import type { EntryOf } from "../../shared/events/recorded.ts";
import type { EntryWords, Telling } from "./telling.ts";

export function bracketWords(entry: EntryOf<BracketAct>, { say, forum, whom, nameOf }: Telling): EntryWords {
  const { spoken: who, symbol } = whom(entry.by);
  const clause = nameOf(entry.clauseId);
  const { bracketed } = entry;
  switch (entry.type) {
    case "bracketRaised": {
      const { reservation, delegationId } = entry;
      const delegation = forum.delegations.find((one) => one.id === delegationId)?.symbol ?? delegationId;
      const sentence =
        entry.overObjection === true && delegation !== null
          ? say("bracket.entry.raisedOver", { who, clause, delegation })
          : delegation === null || delegation === symbol
            ? say("bracket.entry.raised", { who, clause })
            : say("bracket.entry.raisedFor", { who, clause, delegation });
      const reason = reservation === "" ? "" : say("bracket.saysReservation", { reservation });
      return { sentence, reason, words: bracketed };
    }
    case "bracketWithdrawn":
    case "bracketLifted": {
      const { kept, onWordOf } = entry;
      const reason = entry.reason === "" ? "" : say("record.reason", { reason: entry.reason });
      return {
        sentence: say(entry.type === "bracketLifted" ? "bracket.entry.lifted" : "bracket.entry.withdrawn", {
          who,
          clause,
        }),
        reason: onWordOf === undefined ? reason : say("position.onWord", { word: onWordOf }),
        words: say(kept === "" ? "bracket.entry.toNothing" : "bracket.entry.toWords", { bracketed, kept }),
      };
    }
  }
}
