import { type CanonicalReading, sameReading } from "../../shared/opinion/canonical-text.ts";
import {
  type DocumentClause,
  documentOf,
  type Keeping,
  type OpinionDocument,
} from "../../shared/document/opinion-document.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { shownWords } from "../../shared/text/plain-words.ts";
import { textOf, type Words } from "../../shared/clause/words.ts";

type Kept = { readonly clause: DocumentClause; readonly read: CanonicalReading };

/** Builds the document again and again; a clause that reads as before stays the same object, so its row rests. */
export function openSheetDocument(): (
  opinion: Opinion,
  words: Words,
  rest: { readonly names: ReadonlySet<string>; readonly head: string },
) => OpinionDocument {
  const kept = new Map<string, Kept>();
  const keeping: Keeping = {
    textOf: (id, runs) => {
      const known = kept.get(id);
      return known?.read.runs.at(-1) === runs ? known.clause.text : shownWords(textOf(runs));
    },
    clauseOf: (clause, read) => {
      const known = kept.get(clause.id);
      if (known !== undefined && isSame(known, { clause, read })) return known.clause;
      kept.set(clause.id, { clause, read });
      return clause;
    },
  };
  let last: { readonly from: readonly unknown[]; readonly document: OpinionDocument } | null = null;
  return (opinion, words, { names, head }) => {
    // Acknowledgements and people who come change nothing in it.
    const from = [opinion, words, names, head];
    if (last !== null && from.every((part, index) => part === last?.from[index])) return last.document;
    last = { from, document: documentOf(opinion, words, { names, head, keeping }) };
    return last.document;
  };
}

/** The runs that are read aloud stand for the hash, which is made only when it is asked for. */
function isSame(known: Kept, now: Kept): boolean {
  const [a, b] = [known.clause, now.clause];
  return (
    sameReading(known.read, now.read) &&
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
