import type { ClauseId } from "../ids.ts";
import type { WorkLanguage } from "../text/work-language.ts";
import type { Logged } from "../signed.ts";

/** A translation for information or an official one; the base text prevails over both. */
export const VERSION_STANDINGS = ["unofficial", "official"] as const;
export type VersionStanding = (typeof VERSION_STANDINGS)[number];

export type TranslatedClause = { readonly clauseId: ClauseId; readonly text: string };

/** A base text in another language, clause by clause, from one file (rule X13). */
export type LanguageVersion = Logged & {
  readonly baseText: number;
  readonly language: WorkLanguage;
  readonly standing: VersionStanding;
  /** SHA-256 of the file that it was read from, which is kept whole beside the record. */
  readonly sha256: string;
  readonly name: string;
  readonly clauses: readonly TranslatedClause[];
};

/** The part of an Opinion in which they stand. */
type WithVersions = { readonly languageVersions?: readonly LanguageVersion[] };

export const versionsOf = ({ languageVersions = [] }: WithVersions) => languageVersions;

export const findVersion = (
  opinion: WithVersions,
  { baseText, language }: { readonly baseText: number; readonly language: string },
): LanguageVersion | undefined =>
  versionsOf(opinion).find((one) => one.baseText === baseText && one.language === language);

/** A clause's words in a language, of the latest base text that was brought in in it; null where there are none. */
export function versionWordsOf(
  opinion: WithVersions,
  { clauseId, language }: { readonly clauseId: ClauseId | null; readonly language: string },
): (Pick<LanguageVersion, "baseText" | "language"> & { readonly text: string }) | null {
  const version = versionsOf(opinion)
    .filter((one) => one.language === language)
    .toSorted((a, b) => b.baseText - a.baseText)[0];
  const text = version?.clauses.find((one) => one.clauseId === clauseId)?.text ?? "";
  return version === undefined || text === ""
    ? null
    : { baseText: version.baseText, language: version.language, text };
}
