import { livingClauses, type Opinion } from "../opinion/opinion.ts";
import { clauseText, type Words } from "../clause/words.ts";
import type { TextLanguage } from "./finding.ts";
import { languageOf, type LatinLanguage, latinLanguageOf } from "./text-language.ts";

/** In which language a text is drafted: as an act said (rule E25), else as its words and section verbs tell (rule E16); null where it has none yet. */
export function opinionLanguage(opinion: Opinion, words: Words): TextLanguage | null {
  if (opinion.language !== undefined) return opinion.language;
  const text = livingClauses(opinion)
    .map(({ id }) => clauseText(words, id))
    .join(" ");
  return /\p{L}/u.test(text) ? languageOf(text, latinLanguageIn(opinion, words)) : null;
}

/** Returns the language of each of an Opinion's clauses by its text (rule A72). */
export function clauseLanguages(opinion: Opinion, words: Words): (text: string) => TextLanguage {
  const latin = latinLanguageIn(opinion, words);
  return (text) => languageOf(text, latin);
}

const latinLanguageIn = (opinion: Opinion, words: Words): LatinLanguage =>
  latinLanguageOf(
    livingClauses(opinion).flatMap(({ id, kind }) => (kind === "verb" ? [clauseText(words, id)] : [])),
  );
