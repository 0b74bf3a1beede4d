import type { Opinion } from "../opinion/opinion.ts";
import { withNegotiation } from "./change.ts";
import type { EventsOf } from "./event-entry.ts";
import { settling, toAll } from "./event-entry.ts";
import type { Silence, SilenceAct } from "../negotiation/silence.ts";

export const silenceEvents: EventsOf<SilenceAct> = {
  silenceStarted: toAll((opinion, { seq, at, by, clauses, closes, notified }) => {
    const state = { kind: "running" } as const;
    const started: Silence = { seq, clauses, opened: at, closes, by, notified, moreTime: [], state };
    return withNegotiation(opinion, { silences: [...opinion.negotiation.silences, started] });
  }),
  silenceBroken: toAll((opinion, { silenceSeq, at, delegationId, reason, receivedAt }) =>
    inState(opinion, silenceSeq, { kind: "broken", at, delegationId, reason, receivedAt }),
  ),
  moreTimeAsked: toAll((opinion, { silenceSeq, at, delegationId, reason }) =>
    change(opinion, silenceSeq, ({ moreTime }) => ({
      moreTime: [...moreTime, { delegationId, at, reason, answer: null }],
    })),
  ),
  moreTimeAnswered: toAll((opinion, { silenceSeq, at, by, forumSeq, delegationId, closes, answer: words }) =>
    change(opinion, silenceSeq, (one) => ({
      moreTime: one.moreTime.map((asked) =>
        asked.delegationId === delegationId && asked.answer === null
          ? { ...asked, answer: { at, by, forumSeq, closes, words } }
          : asked,
      ),
      // More time that is given after the closing instant opens it anew.
      ...(closes === null ? {} : { closes, state: { kind: "running" } }),
    })),
  ),
  silenceCancelled: toAll((opinion, { silenceSeq, at, reason }) =>
    inState(opinion, silenceSeq, { kind: "cancelled", at, reason }),
  ),
  silenceNotBroken: toAll((opinion, { silenceSeq, at }) =>
    inState(opinion, silenceSeq, { kind: "notBroken", at }),
  ),
  silenceDeclared: settling((opinion, { silenceSeq, at }) =>
    inState(opinion, silenceSeq, { kind: "declared", at }),
  ),
};

const change = (opinion: Opinion, seq: number, part: (silence: Silence) => Partial<Silence>): Opinion =>
  withNegotiation(opinion, {
    silences: opinion.negotiation.silences.map((one) => (one.seq === seq ? { ...one, ...part(one) } : one)),
  });

const inState = (opinion: Opinion, seq: number, state: Silence["state"]): Opinion =>
  change(opinion, seq, () => ({ state }));
