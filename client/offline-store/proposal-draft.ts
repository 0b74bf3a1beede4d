import type { UserId } from "../../shared/ids.ts";
import { PROPOSAL_KINDS, type ProposalKind } from "../../shared/negotiation/proposal.ts";
import { mergedText, rebased } from "../../shared/negotiation/rebase.ts";
import { followBegun, keepBegun, readBegun } from "./begun.ts";

/** A proposal in the making, as this device keeps it until it is submitted. */
export type ProposalDraft = {
  readonly kind: ProposalKind;
  /** Words of a change, and those that they were made from. */
  readonly changed: string;
  readonly base: string;
  readonly added: string;
  readonly reason: string;
};

/** One person's draft on one place: the clause, or the proposal that it speaks of. */
export function readProposal(person: UserId, place: string): ProposalDraft | null {
  const kept = readBegun("proposal", person, place);
  if (kept === null) return null;
  const words = (name: string): string | null => {
    const value: unknown = Object.entries(kept).find(([key]) => key === name)?.[1];
    return typeof value === "string" ? value : null;
  };
  const kind = PROPOSAL_KINDS.find((one) => one === words("kind"));
  const [changed, base, added, reason] = ["changed", "base", "added", "reason"].map(words);
  if (kind === undefined || changed == null || base == null || added == null || reason == null) return null;
  return { kind, changed, base, added, reason };
}

/** Says nothing that is worth keeping. */
export const isNothing = ({ changed, base, added, reason }: ProposalDraft): boolean =>
  changed === base && added.trim() === "" && reason.trim() === "";

export function keepProposal(person: UserId, place: string, draft: ProposalDraft | null): void {
  keepBegun("proposal", person, place, draft === null || isNothing(draft) ? null : draft);
}

/** Calls the listener with what another tab of the same person has written there. Sent or given up there, it says nothing. */
export const followProposal = (
  person: UserId,
  place: string,
  onWritten: (draft: ProposalDraft) => void,
): (() => void) =>
  followBegun("proposal", person, {
    subject: place,
    onKept: () => {
      const kept = readProposal(person, place);
      if (kept !== null) onWritten(kept);
    },
  });

/** Words of a change against the clause as it is now; null where both changed the same words, and people look. */
export function carriedOver(
  { changed, base }: { changed: string; base: string },
  now: string,
): string | null {
  if (changed === base) return now;
  const parts = rebased(base, now, changed);
  return parts === null ? null : mergedText(parts);
}
