import type { Mark } from "../clause/clause.ts";
import type { ClauseId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { textOf } from "../clause/words.ts";
import type { ConsensusAct } from "../negotiation/consensus-act.ts";
import { samePending } from "../clause/pending.ts";
import type { EntryOf } from "./recorded.ts";

export function recordConsensus(opinion: Opinion, entry: EntryOf<ConsensusAct>): Opinion {
  const { negotiation } = opinion;
  const { seq, at, by, forumSeq } = entry;
  switch (entry.type) {
    case "pendingLifted": {
      const { pending, onWordOf, reservation } = entry;
      const kept =
        reservation === undefined || pending.delegationId === undefined
          ? []
          : [{ delegationId: pending.delegationId, reason: reservation }];
      return changeLastMark(opinion, entry.clauseId, (mark) => ({
        ...mark,
        pending: mark.pending?.filter((one) => !samePending(one, pending)),
        ...(kept.length === 0 ? {} : { reservations: [...(mark.reservations ?? []), ...kept] }),
        lifted: [...(mark.lifted ?? []), { ...pending, at, by, forumSeq, onWordOf }],
      }));
    }
    case "sentForward": {
      const { clauseId, reason, wordsHash, objections } = entry;
      const sent = { seq, clauseId, at, by, forumSeq, reason, wordsHash, objections };
      return { ...opinion, negotiation: { ...negotiation, sentForward: [...negotiation.sentForward, sent] } };
    }
    case "clauseCorrected": {
      const { clauseId, before, hashBefore, words, below } = entry;
      const made = { seq, clauseId, before, after: textOf(words.runs), hashBefore, hashAfter: words.hash };
      const correction = { ...made, below, at, by, forumSeq, contested: null };
      const corrections = [...negotiation.corrections, correction];
      return { ...opinion, negotiation: { ...negotiation, corrections } };
    }
    case "correctionContested": {
      const contested = { at, by, forumSeq, reason: entry.reason };
      const corrections = negotiation.corrections.map((one) =>
        one.seq === entry.correctionSeq && one.contested === null ? { ...one, contested } : one,
      );
      return { ...opinion, negotiation: { ...negotiation, corrections } };
    }
  }
}

const changeLastMark = (opinion: Opinion, id: ClauseId, change: (mark: Mark) => Mark): Opinion => ({
  ...opinion,
  clauses: opinion.clauses.map((clause) =>
    clause.id === id
      ? {
          ...clause,
          marks: clause.marks.map((mark, i, { length }) => (i === length - 1 ? change(mark) : mark)),
        }
      : clause,
  ),
});
