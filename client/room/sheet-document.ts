import type { WordRun } from "../../shared/clause.ts";
import type { DocumentClause, OpinionDocument } from "../../shared/opinion-document.ts";
import { documentOf } from "../../shared/opinion-document.ts";
import type { Opinion } from "../../shared/opinion.ts";
import type { Words } from "../../shared/words.ts";

type Kept = { readonly clause: DocumentClause; readonly read: readonly (readonly WordRun[])[] };

/** Builds the document again and again; a clause that reads as before stays the same object, so its row rests. */
export function openSheetDocument(): (
  opinion: Opinion,
  words: Words,
  rest: { readonly names: ReadonlySet<string>; readonly head: string },
) => OpinionDocument {
  let before = new Map<string, Kept>();
  let last: { readonly from: readonly unknown[]; readonly document: OpinionDocument } | null = null;
  return (opinion, words, { names, head }) => {
    // What was acknowledged, or who came, changes nothing in it.
    const from = [opinion, words, names, head];
    if (last !== null && from.every((part, index) => part === last?.from[index])) return last.document;
    const now = new Map<string, Kept>();
    const keep = (clause: DocumentClause, read: Kept["read"]): DocumentClause => {
      const known = before.get(clause.id);
      const kept = known !== undefined && isSame(known, { clause, read }) ? known : { clause, read };
      now.set(clause.id, kept);
      return kept.clause;
    };
    const document = documentOf(opinion, words, { names, head, keep });
    before = now;
    last = { from, document };
    return document;
  };
}

/** The runs that are read aloud stand for the hash, which is made only when it is asked for. */
function isSame(known: Kept, now: Kept): boolean {
  const [a, b] = [known.clause, now.clause];
  return (
    known.read.length === now.read.length &&
    known.read.every((runs, i) => runs === now.read[i]) &&
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
