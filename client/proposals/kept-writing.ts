import type { ClauseId, ProposalId } from "../../shared/ids.ts";

/** What somebody wrote in a proposal and did not send. */
export type Writing = { readonly changed: string; readonly added: string; readonly reason: string };

/** Kept while the page lives: a dialog that closes by a slip takes no words along. */
const kept = new Map<string, Writing>();

const placeOf = (clauseId: ClauseId | null, on: ProposalId | undefined): string => on ?? clauseId ?? "";

export const keptWriting = (clauseId: ClauseId | null, on: ProposalId | undefined): Writing | undefined =>
  kept.get(placeOf(clauseId, on));

/** Null: there is nothing to keep any more. */
export function keepWriting(
  clauseId: ClauseId | null,
  on: ProposalId | undefined,
  writing: Writing | null,
): void {
  if (writing === null) kept.delete(placeOf(clauseId, on));
  else kept.set(placeOf(clauseId, on), writing);
}
