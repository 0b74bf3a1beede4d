import { livingClauses, type Opinion } from "../opinion/opinion.ts";
import { clauseText, type Words } from "../clause/words.ts";
import type { TextLanguage } from "./finding.ts";
import { languageOf, latinLanguageOf } from "./text-language.ts";

/** In which language a text is drafted, as its words and section verbs tell (rule E16); null where it has none yet. */
export function opinionLanguage(opinion: Opinion, words: Words): TextLanguage | null {
  const living = livingClauses(opinion).map(({ id, kind }) => ({ kind, text: clauseText(words, id) }));
  const text = living.map((one) => one.text).join(" ");
  if (!/\p{L}/u.test(text)) return null;
  return languageOf(text, latinLanguageOf(living.flatMap((one) => (one.kind === "verb" ? [one.text] : []))));
}
