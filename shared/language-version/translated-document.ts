import { closingIn } from "../clause/closing.ts";
import type { DocumentClause, OpinionDocument } from "../document/opinion-document.ts";
import type { WorkLanguage } from "../text/work-language.ts";
import { countRows, type WorkingRow } from "./working-rows.ts";

type Languages = { readonly from: WorkLanguage; readonly into: WorkLanguage };

/**
 * The working text in another language, as files show it (rule X47). States, marks and locks are the original's. A clause
 * without a translation has the original's words, and its footnotes stay in the original's language.
 */
export function translatedDocument(
  document: OpinionDocument,
  rows: readonly WorkingRow[],
  { from, into }: Languages,
): OpinionDocument {
  const clauses = rows.map(({ clause, state, text }): DocumentClause => {
    if (state === "missing") return { ...clause, language: from, translated: state };
    const footnotes = clause.footnotes.map((one) => ({ ...one, at: text.length }));
    return {
      ...clause,
      text,
      closing: closingIn(text, clause.closing),
      footnotes,
      language: into,
      translated: state,
    };
  });
  return {
    ...document,
    title: clauses.find(({ kind }) => kind === "title")?.text ?? document.title,
    language: into,
    translation: { from, into, counts: countRows(rows) },
    clauses,
  };
}
