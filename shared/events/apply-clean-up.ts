import type { Clause } from "../clause/clause.ts";
import type { OneOf } from "./event-entry.ts";
import type { EntryOf } from "./recorded.ts";
import type { TextEvent } from "./text-event.ts";
import type { Correction } from "../clause/correction.ts";
import type { Opinion } from "../opinion/opinion.ts";

type CleanedUp = EntryOf<OneOf<TextEvent, "cleanedUp">>;

/** New numbers, frozen anew; what was said of words in which only references changed holds on by this entry (rules N8, N14). */
export function applyCleanUp(opinion: Opinion, entry: CleanedUp): Opinion {
  const { seq, at, by, forumSeq, baseText, numbers, references } = entry;
  const after = new Map(numbers.map((one) => [one.clauseId, one.after]));
  const hangs = new Map(entry.footnotes.map((one) => [one.footnoteId, one.after]));
  const corrections = entry.changed.map((one): Correction => ({
    ...one,
    seq,
    below: [],
    at,
    by,
    forumSeq,
    isCleanUp: true,
    contested: null,
  }));
  return {
    ...opinion,
    cleanUps: [...opinion.cleanUps, { seq, at, by, forumSeq, baseText, numbers, references }],
    references: [...opinion.references.filter((one) => !after.has(one.clauseId)), ...entry.bound],
    clauses: opinion.clauses.map((clause): Clause => ({
      ...clause,
      // A removed clause comes back as something that is added, or two clauses would bear one number.
      number: after.get(clause.id) ?? null,
      footnotes: clause.footnotes.map((one) => ({ ...one, after: hangs.get(one.id) ?? one.after })),
    })),
    negotiation: {
      ...opinion.negotiation,
      corrections: [...opinion.negotiation.corrections, ...corrections],
    },
  };
}
