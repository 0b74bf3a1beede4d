import type { Opinion } from "../opinion/opinion.ts";
import type { LanguageVersion, LanguageVersionAct } from "../opinion/language-version.ts";
import { versionsOf } from "../opinion/language-version.ts";

export function recordLanguageVersion(
  opinion: Opinion,
  {
    type: _type,
    baseText,
    language,
    ...rest
  }: LanguageVersionAct & Pick<LanguageVersion, "seq" | "at" | "by" | "forumSeq">,
): Opinion {
  const others = versionsOf(opinion).filter((one) => one.baseText !== baseText || one.language !== language);
  const { standing, sha256, name, clauses, seq, at, by, forumSeq } = rest;
  const kept = { baseText, language, standing, sha256, name, clauses, seq, at, by, forumSeq };
  return { ...opinion, languageVersions: [...others, kept] };
}
