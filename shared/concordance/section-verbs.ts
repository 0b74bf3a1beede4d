import { TEXT_LANGUAGES, type TextLanguage } from "../checks/finding.ts";
import type { FoundFact } from "./fact.ts";
import { FURTHER, VERB_NOTIONS } from "./verb-notions.ts";

const PATTERNS = Object.fromEntries(
  TEXT_LANGUAGES.map((language) => {
    const end = language === "zh" ? "" : "(?=\\P{L}|$|\\p{L}{0,4}(?!\\p{L}))";
    const before = language === "zh" ? `(?:${FURTHER.zh})?` : `(?:(?:${FURTHER[language]}|و) ?,? ?)?`;
    const made = VERB_NOTIONS.map(([notion, words]) => ({
      notion,
      pattern: new RegExp(`^[[* _]*${before}((?:${words[language]}))${end}`, "u"),
    }));
    return [language, made];
  }),
) as unknown as Readonly<
  Record<TextLanguage, readonly { readonly notion: string; readonly pattern: RegExp }[]>
>;

/** The notions that a section verb may stand for; none for a verb that the table does not have. */
export function sectionVerbIn(text: string, language: TextLanguage): readonly FoundFact[] {
  const fits = PATTERNS[language].flatMap(({ notion, pattern }) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ notion, length: match[0].length }];
  });
  // "invite instamment" is more than "invite": the longest words tell the notion.
  const longest = Math.max(0, ...fits.map(({ length }) => length));
  const keys = fits.filter(({ length }) => length === longest).map(({ notion }) => notion);
  return keys.length === 0 ? [] : [{ from: 0, to: longest, keys, isWeak: true }];
}
