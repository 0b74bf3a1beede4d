import type { NamedDelegation } from "./bracket-owners.ts";
import { withOwners } from "./bracket-owners.ts";
import type { DraftText, Unplaced } from "./draft-text.ts";
import { lineOf, negotiationNotes } from "./negotiation-notes.ts";
import { readText } from "./read-text.ts";

/** Reads a text under negotiation: its brackets with their owners, and all that it says beside its words. */
export function readNegotiated(
  source: string,
  delegations: readonly NamedDelegation[],
): { readonly draft: DraftText; readonly unplaced: readonly Unplaced[] } {
  const read = readText(source);
  const lines = source.split(/\r\n|\r|\n/u);
  const { draft, said } = withOwners(read.draft, delegations);
  const owners = said.map(({ text, message }) => ({ line: lineOf(lines, text), message }));
  const unplaced = [...read.unplaced, ...owners, ...negotiationNotes(source, read.draft)];
  return { draft, unplaced: unplaced.toSorted((a, b) => a.line - b.line) };
}
