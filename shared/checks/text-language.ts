import type { TextLanguage } from "./finding.ts";

const SCRIPTS: readonly (readonly [RegExp, TextLanguage])[] = [
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Cyrillic}/gu, "ru"],
];

/** The language of words by their script; Latin letters are in the language that the group drafts in. */
export function languageOf(text: string, drafting: TextLanguage): TextLanguage {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const found = SCRIPTS.find(([script]) => (text.match(script)?.length ?? 0) * 2 > letters);
  return found?.[1] ?? drafting;
}
