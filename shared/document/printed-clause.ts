import { isItem } from "../clause/clause.ts";
import { withoutClosing } from "../clause/closing.ts";
import type { DocumentClause } from "./opinion-document.ts";

/**
 * A clause as it is printed: a closing sign or space that somebody typed at an end falls away, since the sign
 * follows from the place (rule N10); footnotes keep their characters.
 */
export function printedClause(clause: DocumentClause): DocumentClause {
  // A report's paragraphs have no sign by their place: each keeps its own (rule R31).
  const closes = clause.closing !== "" && (isItem(clause.kind) || clause.kind === "opening");
  const kept = closes ? withoutClosing(clause.text) : clause.text.trimEnd();
  const text = kept.trimStart();
  if (text === clause.text) return clause;
  const gone = kept.length - text.length;
  const footnotes = clause.footnotes.map((footnote) => ({
    ...footnote,
    at: Math.min(Math.max(footnote.at - gone, 0), text.length),
  }));
  return { ...clause, text, footnotes };
}
