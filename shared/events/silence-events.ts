import type { Opinion } from "../opinion/opinion.ts";
import { withNegotiation } from "./change.ts";
import { type EventsOf, settling, toAll } from "./event-entry.ts";
import type { Silence } from "../negotiation/silence.ts";
import type { DelegationId } from "../ids.ts";

export const silenceEvents: EventsOf<SilenceEvent> = {
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
  silenceEndsSoon: toAll((opinion, { silenceSeq }) =>
    change(opinion, silenceSeq, ({ closes }) => ({ remindedOf: closes })),
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

export type SilenceEvent =
  | {
      readonly type: "silenceStarted";
      readonly clauses: Silence["clauses"];
      readonly closes: number;
      readonly notified: readonly DelegationId[];
    }
  | {
      readonly type: "silenceBroken";
      readonly silenceSeq: number;
      readonly delegationId: DelegationId;
      readonly reason: string;
      /** Instant and way of the objection's receipt, where the secretariat enters it. */
      readonly receivedAt: number;
      readonly onWordOf: string | null;
    }
  | {
      readonly type: "moreTimeAsked";
      readonly silenceSeq: number;
      readonly delegationId: DelegationId;
      readonly reason: string;
    }
  | {
      readonly type: "moreTimeAnswered";
      readonly silenceSeq: number;
      readonly delegationId: DelegationId;
      /** Null: no more time. */
      readonly closes: number | null;
      readonly answer: string;
    }
  | { readonly type: "silenceCancelled"; readonly silenceSeq: number; readonly reason: string }
  /** By the server before the closing instant. It names nobody: its notices go to delegations that have not spoken. */
  | { readonly type: "silenceEndsSoon"; readonly silenceSeq: number }
  /** By the server at the closing instant: no more than this. */
  | { readonly type: "silenceNotBroken"; readonly silenceSeq: number }
  | { readonly type: "silenceDeclared"; readonly silenceSeq: number };
