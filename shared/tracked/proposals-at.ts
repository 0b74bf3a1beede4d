import type { ClauseId } from "../ids.ts";
import { presentWords, type Proposal, proposedText } from "../negotiation/proposal.ts";

/** The running proposals on one clause as they stand in a text with tracked changes. */
export type ProposalsAt = {
  /** The one that would change or delete it, where nobody else would: it stands within the clause's own words. */
  readonly alone: Proposal | null;
  /** Rivals, and proposals on proposals: each in a paragraph of its own, one below the other. */
  readonly others: readonly Proposal[];
  /** Without words of their own: a remark beside the clause. */
  readonly remarks: readonly Proposal[];
};

/**
 * One proposal that was made against the words that stand is a tracked change of its proponent's; nobody is made to
 * have changed what others typed since, so one that was made against other words stands apart, as rivals do.
 */
export function proposalsAt(id: ClauseId, text: string, running: readonly Proposal[]): ProposalsAt {
  const here = running.filter((one) => one.clauseId === id && one.kind !== "add" && one.on === null);
  const remarks = here.filter(({ kind }) => kind === "keep");
  const rivals = here.filter(({ kind }) => kind !== "keep");
  const on = (one: Proposal): readonly Proposal[] => running.filter((other) => other.on === one.id);
  const [first, ...more] = rivals;
  const isAlone = first !== undefined && more.length === 0 && presentWords(first).baseText === text;
  if (isAlone) return { alone: first, others: [first, ...remarks].flatMap(on), remarks };
  const others = rivals.flatMap((one) => [one, ...on(one)]);
  return { alone: null, others: [...others, ...remarks.flatMap(on)], remarks };
}

/** The clause as it would read. */
export const changedWords = (proposal: Proposal): string =>
  proposal.kind === "delete" ? "" : proposedText(proposal);
