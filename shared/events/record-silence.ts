import type { Opinion } from "../opinion/opinion.ts";
import type { EntryOf } from "./recorded.ts";
import type { Silence, SilenceAct } from "../negotiation/silence.ts";

export function recordSilence(opinion: Opinion, entry: EntryOf<SilenceAct>): Opinion {
  const { at, by, forumSeq } = entry;
  const kept = (silences: readonly Silence[]): Opinion => ({
    ...opinion,
    negotiation: { ...opinion.negotiation, silences },
  });
  const change = (seq: number, part: (silence: Silence) => Partial<Silence>): Opinion =>
    kept(opinion.negotiation.silences.map((one) => (one.seq === seq ? { ...one, ...part(one) } : one)));
  switch (entry.type) {
    case "silenceStarted": {
      const { seq, clauses, closes, notified } = entry;
      const state = { kind: "running" } as const;
      const started: Silence = { seq, clauses, opened: at, closes, by, notified, moreTime: [], state };
      return kept([...opinion.negotiation.silences, started]);
    }
    case "silenceBroken": {
      const { delegationId, reason, receivedAt } = entry;
      return change(entry.silenceSeq, () => ({
        state: { kind: "broken", at, delegationId, reason, receivedAt },
      }));
    }
    case "moreTimeAsked": {
      const { delegationId, reason } = entry;
      return change(entry.silenceSeq, ({ moreTime }) => ({
        moreTime: [...moreTime, { delegationId, at, reason, answer: null }],
      }));
    }
    case "moreTimeAnswered": {
      const { delegationId, closes, answer: words } = entry;
      return change(entry.silenceSeq, (one) => ({
        moreTime: one.moreTime.map((asked) =>
          asked.delegationId === delegationId && asked.answer === null
            ? { ...asked, answer: { at, by, forumSeq, closes, words } }
            : asked,
        ),
        // More time that is given after the closing instant opens it anew.
        ...(closes === null ? {} : { closes, state: { kind: "running" } }),
      }));
    }
    case "silenceCancelled":
      return change(entry.silenceSeq, () => ({ state: { kind: "cancelled", at, reason: entry.reason } }));
    case "silenceNotBroken":
      return change(entry.silenceSeq, () => ({ state: { kind: "notBroken", at } }));
    case "silenceDeclared":
      return change(entry.silenceSeq, () => ({ state: { kind: "declared", at } }));
  }
}
