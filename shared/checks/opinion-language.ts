import { livingClauses, type Opinion } from "../opinion/opinion.ts";
import { clauseText, type Words } from "../clause/words.ts";
import { type Drafted, draftedIn, latinIn } from "./drafted-language.ts";
import type { TextLanguage } from "./finding.ts";
import { languageOf } from "./text-language.ts";

/** In which language a text is drafted: as an act said (rule E25), else as its words and section verbs tell (rule E16); null where it has none yet. */
export const opinionLanguage = (opinion: Opinion, words: Words): TextLanguage | null =>
  opinion.language ?? draftedIn(draftedOf(opinion, words));

/** Returns the language of each of an Opinion's clauses by its text (rule A72). */
export function clauseLanguages(opinion: Opinion, words: Words): (text: string) => TextLanguage {
  const latin = latinIn(draftedOf(opinion, words));
  return (text) => languageOf(text, latin);
}

const draftedOf = (opinion: Opinion, words: Words): Drafted => ({
  ...(opinion.language === undefined ? {} : { language: opinion.language }),
  clauses: livingClauses(opinion).map(({ id, kind }) => ({ kind, text: clauseText(words, id) })),
});
