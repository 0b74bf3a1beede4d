import type { SilenceEvent } from "../../shared/events/silence-events.ts";
import { WORDS_CHANGED } from "../../shared/standing/silences-at.ts";
import { recordedInstant } from "../time/zone-time.ts";
import { type SentencesOf, told } from "./telling.ts";
import { comma } from "../i18n/list-signs.ts";

export const silenceSentences: SentencesOf<SilenceEvent> = {
  silenceStarted: (entry, { say, who, forum, nameOf, symbolOf }) => {
    const clauses = entry.clauses.map(({ clauseId }) => nameOf(clauseId)).join(comma());
    const notified = entry.notified.map(symbolOf).join(comma());
    const when = recordedInstant(entry.closes, forum);
    return told(say("silence.entry.silenceStarted", { who, clauses, when }), {
      reason: notified === "" ? "" : say("silence.entry.notified", { who: notified }),
    });
  },
  silenceBroken: (entry, { say, who, forum, symbolOf, reasonOf }) => {
    const delegation = symbolOf(entry.delegationId);
    const when = recordedInstant(entry.receivedAt, forum);
    return told(
      entry.onWordOf === null
        ? say("silence.entry.silenceBroken", { who: delegation })
        : say("silence.entry.silenceBrokenFor", { who, delegation, when, word: entry.onWordOf }),
      { reason: reasonOf(entry.reason) },
    );
  },
  moreTimeAsked: ({ delegationId, reason }, { say, symbolOf, reasonOf }) =>
    told(say("silence.entry.moreTimeAsked", { who: symbolOf(delegationId) }), { reason: reasonOf(reason) }),
  moreTimeAnswered: ({ delegationId, closes, answer }, { say, who, forum, symbolOf, reasonOf }) => {
    const delegation = symbolOf(delegationId);
    return told(
      closes === null
        ? say("silence.entry.moreRefused", { who, delegation })
        : say("silence.entry.moreGiven", { who, delegation, when: recordedInstant(closes, forum) }),
      { reason: reasonOf(answer) },
    );
  },
  silenceCancelled: ({ reason }, { say, reasonOf }) =>
    told(say("silence.entry.silenceCancelled"), {
      reason: reasonOf(reason === WORDS_CHANGED ? say("silence.wordsChanged") : reason),
    }),
  silenceEndsSoon: (_entry, { say }) => told(say("silence.entry.silenceEndsSoon")),
  silenceNotBroken: (_entry, { say }) => told(say("silence.entry.silenceNotBroken")),
  silenceDeclared: (_entry, { say, who }) => told(say("silence.entry.silenceDeclared", { who })),
};
