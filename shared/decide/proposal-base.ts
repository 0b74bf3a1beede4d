import { clauseHash } from "../opinion/canonical-text.ts";
import { changesBetween } from "../text/changes.ts";
import { type ClauseId, clauseId, type ProposalId } from "../ids.ts";
import type { ProposalWording } from "../negotiation/proposal-event.ts";
import { changesOf, phrasesOf, withChanges } from "../negotiation/proposal-changes.ts";
import {
  findProposal,
  isRunning,
  presentWords,
  type Proposal,
  type ProposalKind,
  proposedHash,
  proposedText,
} from "../negotiation/proposal.ts";
import { hunksIn, hunksOf, mergedHunks, mergedText } from "../negotiation/rebase.ts";
import { findClause } from "../opinion/opinion.ts";
import { textOf, type WordRun } from "../clause/words.ts";
import type { DecisionContext } from "./decision-context.ts";
import { sliceParts, type SourcePart } from "./rewrite.ts";

/** A proposal's words are a root under its own id. */
export const rootOf = (id: ProposalId): ClauseId => clauseId(id);

/** The base of a proposal, as it stands now. */
export type Base = { readonly text: string; readonly hash: string; readonly runs: readonly WordRun[] };
const NOTHING: Base = { text: "", hash: "", runs: [] };

/** Null where it is gone: the clause was removed, or the proposal that this one would change has ended. */
export function baseNow(
  { opinion, words }: DecisionContext,
  { kind, clauseId: id, on }: Pick<Proposal, "kind" | "clauseId" | "on">,
): Base | null {
  if (on !== null) {
    const target = findProposal(opinion.negotiation, on);
    if (target === undefined || !isRunning(target)) return null;
    const { runs, hash } = presentWords(target);
    return { text: textOf(runs), hash, runs };
  }
  if (kind === "add") return NOTHING;
  const clause = id === null ? undefined : findClause(opinion, id);
  if (clause === undefined || clause.removed !== null) return null;
  const runs = words.get(clause.id) ?? [];
  return { text: textOf(runs), hash: clauseHash(opinion, words, clause.id), runs };
}

export const wordingOf = (kind: ProposalKind, base: Base, runs: readonly WordRun[]): ProposalWording => ({
  baseText: base.text,
  baseHash: base.hash,
  runs,
  wordsHash: proposedHash(kind, { base: base.text, text: textOf(runs) }),
});

/** The words that a proposal asks for now, each stretch with its authors. */
export type ProposedText = { readonly text: string; readonly parts: readonly SourcePart[] };

/**
 * The edits of a proposal, or of chosen changes of its redline, to its base as that stands now; null where both
 * changed the same words, or where a proposal to delete or to keep speaks of other words (rule V22).
 */
export function proposedNow(
  proposal: Proposal,
  base: Base,
  chosen: ReadonlySet<number> | null,
  /** Changes of the base; many proposals speak of the same. */
  became: typeof hunksOf = hunksOf,
): ProposedText | null {
  const { baseText, runs, by } = presentWords(proposal);
  if (proposal.kind === "delete" || proposal.kind === "keep") {
    if (base.text !== baseText) return null;
    return proposal.kind === "keep"
      ? { text: base.text, parts: [{ runs: base.runs }] }
      : { text: "", parts: [] };
  }
  const compared = changesBetween(baseText, textOf(runs));
  const changes = phrasesOf(compared);
  const proposed: SourcePart[] = [];
  let at = 0;
  for (const part of changes) {
    const own = part.kind === "same" ? part.text : part.added;
    if (part.kind === "same" || chosen === null || chosen.has(part.n)) {
      proposed.push(...sliceParts([{ runs }], { from: at, to: at + own.length }));
    } else if (part.removed !== "") {
      proposed.push({ text: part.removed, by });
    }
    at += own.length;
  }
  const theirs = chosen === null ? hunksIn(compared) : hunksOf(baseText, withChanges(changes, chosen));
  const merged = mergedHunks(baseText, became(baseText, base.text), theirs);
  if (merged === null) return null;
  const parts = merged.flatMap(({ text, inCurrent, inProposed }) => {
    const from = inCurrent ?? inProposed ?? 0;
    return sliceParts(inCurrent === null ? proposed : [{ runs: base.runs }], {
      from,
      to: from + text.length,
    });
  });
  return { text: mergedText(merged), parts };
}

/** True if its base has changed in a way that people must look at. */
export function needsReview(deciding: DecisionContext, proposal: Proposal): boolean {
  if (proposal.review !== null) return true;
  const base = baseNow(deciding, proposal);
  return base === null || proposedNow(proposal, base, null) === null;
}

/** Sorts a proposal that no machine may rebase: has the base what it asks for already? */
export function suggestionFor(proposal: Proposal, base: Base | null): "obsolete" | "reword" {
  if (base === null || proposal.kind === "keep") return "obsolete";
  if (proposal.kind !== "change") return "reword";
  const isThere = changesOf(presentWords(proposal).baseText, proposedText(proposal)).every(
    (part) =>
      part.kind === "same" ||
      (base.text.includes(part.added.trim()) &&
        (part.removed.trim() === "" || !base.text.includes(part.removed.trim()))),
  );
  return isThere ? "obsolete" : "reword";
}
