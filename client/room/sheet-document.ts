import type { DocumentClause, OpinionDocument } from "../../shared/opinion-document.ts";
import { documentOf } from "../../shared/opinion-document.ts";
import type { Opinion } from "../../shared/opinion.ts";
import type { Words } from "../../shared/words.ts";

/** Builds the document again and again; a clause that reads as before stays the same object, so its row rests. */
export function openSheetDocument(): (
  opinion: Opinion,
  words: Words,
  rest: { readonly names: ReadonlySet<string>; readonly head: string },
) => OpinionDocument {
  let before = new Map<string, DocumentClause>();
  let last: { readonly from: readonly unknown[]; readonly document: OpinionDocument } | null = null;
  return (opinion, words, rest) => {
    // What was acknowledged, or who came, changes nothing in it.
    const from = [opinion, words, rest.names, rest.head];
    if (last !== null && from.every((part, index) => part === last?.from[index])) return last.document;
    const document = documentOf(opinion, words, rest);
    const clauses = document.clauses.map((clause) => {
      const known = before.get(clause.id);
      return known !== undefined && isSame(known, clause) ? known : clause;
    });
    before = new Map(clauses.map((clause) => [clause.id, clause]));
    last = { from, document: { ...document, clauses } };
    return last.document;
  };
}

function isSame(a: DocumentClause, b: DocumentClause): boolean {
  return (
    a.text === b.text &&
    a.hash === b.hash &&
    a.number === b.number &&
    a.closing === b.closing &&
    a.kind === b.kind &&
    a.level === b.level &&
    a.state === b.state &&
    a.locked === b.locked &&
    ((isBare(a) && isBare(b)) ||
      JSON.stringify([a.mark, a.footnotes]) === JSON.stringify([b.mark, b.footnotes]))
  );
}

const isBare = ({ mark, footnotes }: DocumentClause): boolean => mark === null && footnotes.length === 0;
