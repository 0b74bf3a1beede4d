import type { RowCounts, RowState } from "../document/row-state.ts";
import type { DocumentClause } from "../document/opinion-document.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { type ClauseTranslation, findTranslation } from "../opinion/clause-translation.ts";
import { versionsOf } from "../opinion/language-version.ts";
import type { WorkLanguage } from "../text/work-language.ts";

/** The rows in each state. */
export function countRows(rows: readonly Pick<WorkingRow, "state">[]): RowCounts {
  const counts = { missing: 0, draft: 0, confirmed: 0, stale: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

/** A clause of the working text beside its words in another language (rule X44). */
export type WorkingRow = {
  readonly clause: DocumentClause;
  readonly state: RowState;
  readonly text: string;
  /** The words of the original that the text translates; those of today where it is not stale. */
  readonly original: string;
  /** The translation of a base text that the words come from, where nobody has written others since. */
  readonly fromBase: number | null;
  readonly row: ClauseTranslation | null;
};

type Versioned = Pick<Opinion, "translations" | "languageVersions" | "baseTexts">;

/** All clauses of the text in one language. A clause that did not change keeps its words through every base text. */
export function workingRows(
  clauses: readonly DocumentClause[],
  opinion: Versioned,
  language: WorkLanguage,
): readonly WorkingRow[] {
  const ofBases = versionsOf(opinion)
    .filter((one) => one.language === language)
    .toSorted((a, b) => b.baseText - a.baseText);
  return clauses.map((clause): WorkingRow => {
    const row = findTranslation(opinion, { clauseId: clause.id, language }) ?? null;
    if (row !== null && row.text !== "") {
      const { text, original, confirmed } = row;
      const state = original !== clause.text ? "stale" : confirmed === null ? "draft" : "confirmed";
      return { clause, state, text, original, fromBase: null, row };
    }
    for (const version of ofBases) {
      const text = version.clauses.find(({ clauseId }) => clauseId === clause.id)?.text ?? "";
      const base = opinion.baseTexts.find(({ n }) => n === version.baseText);
      const original = base?.clauses.find(({ id }) => id === clause.id)?.text;
      if (text === "" || original === undefined) continue;
      const state = original === clause.text ? "draft" : "stale";
      return { clause, state, text, original, fromBase: version.baseText, row };
    }
    return { clause, state: "missing", text: "", original: clause.text, fromBase: null, row };
  });
}
