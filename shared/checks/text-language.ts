import type { TextLanguage } from "./finding.ts";
import { BEFORE_VERB, SECTION_VERBS } from "./section-verb-list.ts";

const SCRIPTS: readonly (readonly [RegExp, TextLanguage])[] = [
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Cyrillic}/gu, "ru"],
];

const OF_A_SCRIPT = /[\p{Script=Han}\p{Script=Arabic}\p{Script=Cyrillic}]/u;

/** The language of words by their script; Latin letters are in the language that the group drafts in. */
export function languageOf(text: string, drafting: TextLanguage): TextLanguage {
  if (!OF_A_SCRIPT.test(text)) return drafting;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const found = SCRIPTS.find(([script]) => (text.match(script)?.length ?? 0) * 2 > letters);
  return found?.[1] ?? drafting;
}

/** True if words in Latin letters are most of a text; abbreviations in capitals are of every language. */
export function isInLatinWords(text: string): boolean {
  const words = (text.match(/\p{Script=Latin}+/gu) ?? []).filter((word) => /\p{Ll}/u.test(word));
  return words.join("").length * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}

export type LatinLanguage = Extract<TextLanguage, "en" | "fr" | "es">;
const LATIN: readonly LatinLanguage[] = ["en", "fr", "es"];

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
