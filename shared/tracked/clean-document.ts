import { bracketSpans } from "../brackets.ts";
import { UNDECIDED } from "../history/clean-result.ts";
import type { DocumentClause, DocumentFootnote, OpinionDocument } from "../opinion-document.ts";

/**
 * The text as it would be read without what is still in brackets: nothing is chosen for anybody, so alternatives stand
 * as one […], and their words in a footnote of its own (rule R12). Names in brackets say who asked, and go.
 */
export function cleanDocument(
  document: OpinionDocument,
  { names, say }: { readonly names: ReadonlySet<string>; readonly say: (undecided: string) => string },
): OpinionDocument {
  const clauses = document.clauses.map((clause) => cleanClause(clause, names, say));
  const title = clauses.find(({ kind }) => kind === "title")?.text ?? document.title;
  return { ...document, title, clauses };
}

type Undecided = { start: number; end: number };

function cleanClause(
  clause: DocumentClause,
  names: ReadonlySet<string>,
  say: (undecided: string) => string,
): DocumentClause {
  const { text, footnotes } = clause;
  if (!text.includes("[")) return clause;
  const { gaps, gone } = gapsIn(text, names);
  const notes: DocumentFootnote[] = [];
  /** Where each character of the words stands in the clean ones. */
  const places: number[] = [];
  let clean = "";
  for (let at = 0; at < text.length; at++) {
    const gap = gaps.find((one) => at >= one.start && at < one.end);
    if (gap?.start === at) {
      clean += UNDECIDED;
      notes.push({ n: 0, at: clean.length, text: say(text.slice(gap.start, gap.end)) });
    }
    places.push(clean.length);
    const sign = text[at]!;
    const isSecondSpace = sign === " " && (clean === "" || clean.endsWith(" "));
    if (gap === undefined && !gone.some((one) => at >= one.start && at < one.end) && !isSecondSpace)
      clean += sign;
  }
  const trimmed = clean.trimEnd();
  const placed = footnotes.map((one) => ({ ...one, at: places[one.at] ?? clean.length }));
  return {
    ...clause,
    text: trimmed,
    footnotes: [...notes, ...placed].map((one) => ({ ...one, at: Math.min(one.at, trimmed.length) })),
  };
}

/** Brackets that touch are one gap; names among them go with it. */
function gapsIn(
  text: string,
  names: ReadonlySet<string>,
): { readonly gaps: readonly Undecided[]; readonly gone: readonly Undecided[] } {
  const gaps: Undecided[] = [];
  const gone: Undecided[] = [];
  for (const { start, end, depth, attribution } of bracketSpans(text, names)) {
    if (depth > 1) continue;
    const last = gaps.at(-1);
    const touches = last !== undefined && text.slice(last.end, start).trim() === "";
    if (touches) last.end = end;
    else if (attribution) gone.push({ start, end });
    else gaps.push({ start, end });
  }
  return { gaps, gone };
}
