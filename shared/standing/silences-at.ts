import { clauseHash } from "../opinion/canonical-text.ts";
import { findClause, type Opinion } from "../opinion/opinion.ts";
import type { Words } from "../clause/words.ts";
import { isReminderDue, openSilences, type Silence } from "../negotiation/silence.ts";

/** Reason in the record when the words under a silence are no longer those that were circulated. */
export const WORDS_CHANGED = "words changed";

/** Silences whose words are no longer those that were circulated (rule I3). */
export const wordsLost = (opinion: Opinion, words: Words): readonly Silence[] =>
  openSilences(opinion).filter(({ clauses }) =>
    clauses.some(
      ({ clauseId, wordsHash }) =>
        findClause(opinion, clauseId)?.removed !== null || clauseHash(opinion, words, clauseId) !== wordsHash,
    ),
  );

type ByTheClock =
  | { readonly type: "silenceCancelled"; readonly silenceSeq: number; readonly reason: string }
  | { readonly type: "silenceEndsSoon"; readonly silenceSeq: number }
  | { readonly type: "silenceNotBroken"; readonly silenceSeq: number };

/**
 * Events due by the server's clock at this instant (rules I3, I6, I14): words that changed cancel, delegations are reminded,
 * and once the closing instant has passed the record says that silence was not broken, and no more than that.
 */
export function silencesAt(opinion: Opinion, words: Words, now: number): readonly ByTheClock[] {
  const lost = new Set(wordsLost(opinion, words));
  return openSilences(opinion).flatMap((silence): ByTheClock[] => {
    const silenceSeq = silence.seq;
    if (lost.has(silence)) return [{ type: "silenceCancelled", silenceSeq, reason: WORDS_CHANGED }];
    if (silence.state.kind !== "running") return [];
    if (now >= silence.closes) return [{ type: "silenceNotBroken", silenceSeq }];
    return isReminderDue(silence, now) ? [{ type: "silenceEndsSoon", silenceSeq }] : [];
  });
}
