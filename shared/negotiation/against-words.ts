import { readAloud } from "../text/read-aloud.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import { presentWords, type Proposal, proposedText } from "./proposal.ts";
import { type Hunk, hunksOf, mergedHunks, mergedText } from "./rebase.ts";

/**
 * A running proposal against the words of its clause as they are typed at this moment: it was made against them, it
 * fits beside what has changed, both change the same words, or they read already as it asks (rule V14).
 */
export type AgainstWords = "same" | "fits" | "meets" | "there";

/**
 * Predicts how a proposal meets the words at the next act, where people must look at "meets" and "there" (rule V25).
 * `compare` caches: the page asks at each key.
 */
export function againstWords(
  proposal: Pick<Proposal, "kind" | "wordings">,
  current: string,
  compare: (base: string, text: string) => readonly Hunk[] = hunksOf,
): AgainstWords {
  const { baseText } = presentWords(proposal);
  if (current === baseText || proposal.kind === "add") return "same";
  if (proposal.kind === "delete" || proposal.kind === "keep") return "meets";
  const theirs = compare(baseText, proposedText(proposal));
  const merged = mergedHunks(baseText, compare(baseText, current), theirs);
  if (merged === null) return "meets";
  const text = mergedText(merged);
  if (text.length > CLAUSE_CHARS_MAX) return "meets";
  return readAloud(text) === readAloud(current) ? "there" : "fits";
}
