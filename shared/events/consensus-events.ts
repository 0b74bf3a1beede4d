import type { Mark } from "../clause/clause.ts";
import type { ClauseId, DelegationId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { type ActWords, textOf } from "../clause/words.ts";
import { type Pending, samePending } from "../clause/pending.ts";
import { changedIn, withNegotiation } from "./change.ts";
import { type EventsOf, settling, toAll } from "./event-entry.ts";
import { signed } from "./recorded.ts";
import type { CorrectedBelow } from "../clause/correction.ts";

export const consensusEvents: EventsOf<ConsensusEvent> = {
  pendingLifted: toAll((opinion, entry) => {
    const { clauseId, pending, onWordOf, reservation } = entry;
    const kept =
      reservation === undefined || pending.delegationId === undefined
        ? []
        : [{ delegationId: pending.delegationId, reason: reservation }];
    return changeLastMark(opinion, clauseId, (mark) => ({
      ...mark,
      pending: mark.pending?.filter((one) => !samePending(one, pending)),
      ...(kept.length === 0 ? {} : { reservations: [...(mark.reservations ?? []), ...kept] }),
      lifted: [...(mark.lifted ?? []), { ...pending, ...signed(entry), onWordOf }],
    }));
  }),
  sentForward: settling((opinion, entry) => {
    const { seq, clauseId, reason, wordsHash, objections } = entry;
    const sent = { seq, clauseId, ...signed(entry), reason, wordsHash, objections };
    return withNegotiation(opinion, { sentForward: [...opinion.negotiation.sentForward, sent] });
  }),
  clauseCorrected: settling((opinion, entry) => {
    const { seq, clauseId, before, hashBefore, words, below } = entry;
    const made = { seq, clauseId, before, after: textOf(words.runs), hashBefore, hashAfter: words.hash };
    const correction = { ...made, below, ...signed(entry), contested: null };
    return withNegotiation(opinion, { corrections: [...opinion.negotiation.corrections, correction] });
  }),
  correctionContested: toAll((opinion, entry) => {
    const contested = { ...signed(entry), reason: entry.reason };
    return withNegotiation(opinion, {
      corrections: opinion.negotiation.corrections.map((one) =>
        one.seq === entry.correctionSeq && one.contested === null ? { ...one, contested } : one,
      ),
    });
  }),
};

const changeLastMark = (opinion: Opinion, id: ClauseId, change: (mark: Mark) => Mark): Opinion => ({
  ...opinion,
  clauses: changedIn(opinion.clauses, id, ({ marks }) => ({
    marks: marks.map((mark, i, { length }) => (i === length - 1 ? change(mark) : mark)),
  })),
});

export type ConsensusEvent =
  | {
      readonly type: "pendingLifted";
      readonly clauseId: ClauseId;
      readonly pending: Pending;
      /** The delegation's way of telling the secretariat, where that lifts it. */
      readonly onWordOf: string | null;
      /** The reservation that it has on these words, told to the room: from now on kept with the mark. */
      readonly reservation?: string;
    }
  | {
      /** The text goes forward though somebody objects: no mark, never counted as agreed. */
      readonly type: "sentForward";
      readonly clauseId: ClauseId;
      readonly reason: string;
      readonly wordsHash: string;
      readonly objections: readonly DelegationId[];
    }
  | {
      /** Spelling, capitals, the form of a reference: marks on the words before carry over. */
      readonly type: "clauseCorrected";
      readonly clauseId: ClauseId;
      readonly before: string;
      readonly hashBefore: string;
      readonly words: ActWords;
      readonly below: readonly CorrectedBelow[];
    }
  /** "This is substance": the marks that the correction carried over are void from now on. */
  | {
      readonly type: "correctionContested";
      readonly clauseId: ClauseId;
      readonly correctionSeq: number;
      readonly delegationId: DelegationId | null;
      readonly reason: string;
    };
