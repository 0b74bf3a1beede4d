import type { DocumentClause, OpinionDocument } from "../../shared/document/opinion-document.ts";
import { clausePlace } from "./place.ts";

export type ClauseRange = {
  readonly from: { readonly clause: string; readonly at: number };
  readonly to: { readonly clause: string; readonly at: number };
};

/** The selection as a stretch of the sheet, in the order of reading; null where it is not in the sheet. */
export function selectedRange(): ClauseRange | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const from = clausePlace(range.startContainer, range.startOffset);
  const to = clausePlace(range.endContainer, range.endOffset);
  return from === null || to === null ? null : { from, to };
}

type Line = { readonly number: string; readonly words: string; readonly clause: DocumentClause };

/** Copies whole clauses with number and closing sign, and a part as words alone. */
export function copied(
  { clauses }: OpinionDocument,
  { from, to }: ClauseRange,
): { readonly text: string; readonly html: string } {
  const first = clauses.findIndex((clause) => clause.id === from.clause);
  const last = clauses.findIndex((clause) => clause.id === to.clause);
  if (first < 0 || last < first) return { text: "", html: "" };
  if (first === last) {
    const words = clauses[first]?.text.slice(from.at, to.at) ?? "";
    return { text: words, html: `<span>${escaped(words)}</span>` };
  }
  const lines = clauses.slice(first, last + 1).map((clause, index): Line => {
    const start = index === 0 ? from.at : 0;
    const end = index === last - first ? to.at : clause.text.length;
    const words = clause.text.slice(start, end);
    return {
      number: start === 0 ? clause.number : "",
      words: end === clause.text.length ? words + clause.closing : words,
      clause,
    };
  });
  return {
    text: lines.map(({ number, words }) => (number === "" ? words : `${number}\t${words}`)).join("\n"),
    html: lines.map(htmlLine).join(""),
  };
}

function htmlLine({ number, words, clause }: Line): string {
  const inside = clause.kind === "verb" ? `<em>${escaped(words)}</em>` : escaped(words);
  const sign = clause.kind === "recital" ? `<em>${escaped(number)}</em>` : escaped(number);
  return `<p>${number === "" ? "" : `${sign}&#9;`}${inside}</p>`;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign);
