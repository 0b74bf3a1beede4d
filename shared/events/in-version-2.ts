import { clauseInVersion2, opinionInVersion2 } from "../opinion/canonical-text.ts";
import type { ClauseId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { RecordedLater } from "./event.ts";

/**
 * Converts an entry's hashes that are later compared with present words to version 2. An older entry keeps its own
 * hashes on disk and in the chain. Each replay converts them by the record of that moment (rule C1).
 */
export function inVersion2(opinion: Opinion, entry: RecordedLater): RecordedLater {
  const of = (id: ClauseId, hash: string): string => clauseInVersion2(opinion, id, hash);
  switch (entry.type) {
    case "clauseMarked":
    case "sentForward":
      return { ...entry, wordsHash: of(entry.clauseId, entry.wordsHash) };
    case "positionTaken": {
      const { clauseId } = entry.subject;
      return clauseId === undefined ? entry : { ...entry, wordsHash: of(clauseId, entry.wordsHash) };
    }
    case "silenceStarted":
      return {
        ...entry,
        clauses: entry.clauses.map((one) => ({ ...one, wordsHash: of(one.clauseId, one.wordsHash) })),
      };
    case "clauseCorrected":
      return {
        ...entry,
        hashBefore: of(entry.clauseId, entry.hashBefore),
        words: { ...entry.words, hash: of(entry.clauseId, entry.words.hash) },
        below: entry.below.map((one) => changed(one, of)),
      };
    case "cleanedUp":
      return { ...entry, changed: entry.changed.map((one) => changed(one, of)) };
    case "consolidated":
      // The hash of the whole stays: it stands on the files that were circulated.
      return { ...entry, clauses: entry.clauses.map((one) => ({ ...one, hash: of(one.id, one.hash) })) };
    case "textCleared":
      return { ...entry, wordsHash: opinionInVersion2(opinion, entry.wordsHash) };
    default:
      return entry;
  }
}

type Changed = { readonly clauseId: ClauseId; readonly hashBefore: string; readonly hashAfter: string };

const changed = <One extends Changed>(one: One, of: (id: ClauseId, hash: string) => string): One => ({
  ...one,
  hashBefore: of(one.clauseId, one.hashBefore),
  hashAfter: of(one.clauseId, one.hashAfter),
});
