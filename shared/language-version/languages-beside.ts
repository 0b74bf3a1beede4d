import { draftedIn } from "../checks/drafted-language.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { RowCounts } from "../document/row-state.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { writtenLanguages } from "../opinion/written-languages.ts";
import type { WorkLanguage } from "../text/work-language.ts";
import { countRows, workingRows } from "./working-rows.ts";

/** The language of a text, and how far it stands in each other one. */
export type LanguagesBeside = {
  readonly original: WorkLanguage;
  readonly versions: readonly { readonly language: WorkLanguage; readonly counts: RowCounts }[];
};

export function languagesBeside(opinion: Opinion, document: OpinionDocument): LanguagesBeside {
  const original = draftedIn(document) ?? "en";
  const versions = writtenLanguages(opinion)
    .filter((language) => language !== original)
    .map((language) => ({ language, counts: countRows(workingRows(document.clauses, opinion, language)) }));
  return { original, versions };
}
