import type { DelegationId } from "../../shared/ids.ts";
import type { EntryOf } from "../../shared/events/recorded.ts";
import type { SilenceAct } from "../../shared/negotiation/silence.ts";
import { WORDS_CHANGED } from "../../shared/standing/silences-at.ts";
import { recordedInstant } from "../time/zone-time.ts";
import type { EntryWords, Telling } from "./telling.ts";

export function silenceWords(entry: EntryOf<SilenceAct>, telling: Telling): EntryWords {
  const { say, forum, whom, nameOf } = telling;
  const who = whom(entry.by).spoken;
  const symbolOf = (id: DelegationId): string => forum.delegations.find((one) => one.id === id)?.symbol ?? id;
  const instant = (at: number): string => recordedInstant(at, forum);
  const plain = (sentence: string): EntryWords => ({ sentence, reason: "", words: "" });
  const reasoned = (sentence: string, reason: string): EntryWords => ({
    sentence,
    reason: say("record.reason", { reason }),
    words: "",
  });
  switch (entry.type) {
    case "silenceStarted": {
      const clauses = entry.clauses.map(({ clauseId }) => nameOf(clauseId)).join(", ");
      const notified = entry.notified.map(symbolOf).join(", ");
      return {
        ...plain(say("silence.entry.silenceStarted", { who, clauses, when: instant(entry.closes) })),
        reason: notified === "" ? "" : say("silence.entry.notified", { who: notified }),
      };
    }
    case "silenceBroken": {
      const delegation = symbolOf(entry.delegationId);
      if (entry.onWordOf === null)
        return reasoned(say("silence.entry.silenceBroken", { who: delegation }), entry.reason);
      const told = { who, delegation, when: instant(entry.receivedAt), word: entry.onWordOf };
      return reasoned(say("silence.entry.silenceBrokenFor", told), entry.reason);
    }
    case "moreTimeAsked":
      return reasoned(
        say("silence.entry.moreTimeAsked", { who: symbolOf(entry.delegationId) }),
        entry.reason,
      );
    case "moreTimeAnswered": {
      const delegation = symbolOf(entry.delegationId);
      const sentence =
        entry.closes === null
          ? say("silence.entry.moreRefused", { who, delegation })
          : say("silence.entry.moreGiven", { who, delegation, when: instant(entry.closes) });
      return reasoned(sentence, entry.answer);
    }
    case "silenceCancelled":
      return reasoned(
        say("silence.entry.silenceCancelled"),
        entry.reason === WORDS_CHANGED ? say("silence.wordsChanged") : entry.reason,
      );
    case "silenceNotBroken":
      return plain(say("silence.entry.silenceNotBroken"));
    case "silenceDeclared":
      return plain(say("silence.entry.silenceDeclared", { who }));
  }
}
