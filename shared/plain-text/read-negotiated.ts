import { type NamedDelegation, withOwners } from "./bracket-owners.ts";
import type { DraftText, Unplaced } from "./draft-text.ts";
import { negotiationNotes, openLineFinder } from "./negotiation-notes.ts";
import { takeSigns, toPlainWithSigns } from "./footnote-signs.ts";
import { readText } from "./read-text.ts";
import type { ToldLines } from "./text-paragraphs.ts";

/** Reads a text under negotiation: its brackets with their owners, and all that it says beside its words. */
export function readNegotiated(
  source: string,
  delegations: readonly NamedDelegation[],
  /** Those whose signs stand in the source, in order. */
  footnotes: readonly string[] = [],
  told: ToldLines | null = null,
): { readonly draft: DraftText; readonly unplaced: readonly Unplaced[] } {
  const signed = readText(source, toPlainWithSigns, told);
  const words = takeSigns(source).text;
  const read = { ...signed, draft: withFootnotes(signed.draft, footnotes) };
  const lineOf = openLineFinder(words.split(/\r\n|\r|\n/u));
  const { draft, said } = withOwners(read.draft, delegations);
  const owners = said.map(({ text, message }) => ({ line: lineOf(text), message }));
  const unplaced = [
    ...read.unplaced.map(({ line, message }) => ({ line, message: takeSigns(message).text })),
    ...owners,
    ...negotiationNotes(words, read.draft),
  ];
  return { draft, unplaced: unplaced.toSorted((a, b) => a.line - b.line) };
}

const withFootnotes = (draft: DraftText, notes: readonly string[]): DraftText =>
  notes.length === 0
    ? draft
    : {
        ...draft,
        clauses: draft.clauses.map((clause) => {
          const { text, footnotes } = takeSigns(clause.text);
          const found = footnotes.flatMap(({ n, at }) => {
            const note = notes[n];
            return note === undefined ? [] : [{ at: Math.min(at, text.length), text: note }];
          });
          return { ...clause, text, ...(found.length === 0 ? {} : { footnotes: found }) };
        }),
      };
