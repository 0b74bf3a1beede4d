import { scriptLanguage } from "../text/script-language.ts";
import type { TextLanguage } from "./finding.ts";
import { BEFORE_VERB, SECTION_VERBS } from "./section-verb-list.ts";

/** The language of words by their script; Latin letters are in the language that the group drafts in. */
export const languageOf = (text: string, drafting: TextLanguage): TextLanguage =>
  scriptLanguage(text) ?? drafting;

/** True if words in Latin letters are most of a text; abbreviations in capitals are of every language. */
export function isInLatinWords(text: string): boolean {
  const words = (text.match(/\p{Script=Latin}+/gu) ?? []).filter((word) => /\p{Ll}/u.test(word));
  return words.join("").length * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}

export type LatinLanguage = Extract<TextLanguage, "en" | "fr" | "es">;
export const LATIN: readonly LatinLanguage[] = ["en", "fr", "es"];

/** In which language a text in Latin letters is drafted, as its section verbs tell; English where they tell nothing. */
export function latinLanguageOf(verbs: readonly string[]): LatinLanguage {
  const known = LATIN.map((language) => verbs.filter((verb) => isVerbOf(verb, language)).length);
  return LATIN[known.indexOf(Math.max(...known))] ?? "en";
}

function isVerbOf(text: string, language: TextLanguage): boolean {
  const verb = text
    .normalize("NFC")
    .toLowerCase()
    // Arabic vowel signs may stand or not.
    .replaceAll(/[[\]]|(?=\p{Script=Inherited})\p{Mn}/gu, "")
    .replaceAll("'", "’")
    .trim()
    .replace(BEFORE_VERB[language], "");
  const between = language === "zh" ? "" : " ";
  return SECTION_VERBS[language].some((one) => verb === one || verb.startsWith(one + between));
}
