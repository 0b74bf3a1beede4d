import { TEXT_LANGUAGES, type TextLanguage } from "../checks/finding.ts";
import type { FoundFact } from "./fact.ts";
import { MODAL_WORDS } from "./modal-words.ts";

const PATTERNS = Object.fromEntries(
  TEXT_LANGUAGES.map((language) => {
    const isSpaced = language !== "zh";
    const made = MODAL_WORDS[language].map(([words, notions]) => {
      const source = isSpaced ? `(?<!\\p{L})(?:${words})(?!\\p{L})` : words;
      return { pattern: new RegExp(source, "gu"), notions };
    });
    return [language, made];
  }),
) as unknown as Readonly<
  Record<TextLanguage, readonly { readonly pattern: RegExp; readonly notions: readonly string[] }[]>
>;

/** How a clause binds, in the order of its words. A word that one language alone has counts only against another one. */
export function modalsIn(text: string, language: TextLanguage): readonly FoundFact[] {
  const found: FoundFact[] = [];
  for (const { pattern, notions } of PATTERNS[language]) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (found.some((one) => one.from < to && from < one.to)) continue;
      found.push({ from, to, keys: notions, isWeak: true, group: groupOf(notions) });
    }
  }
  return found.toSorted((a, b) => a.from - b.from);
}

const STRENGTHS: ReadonlySet<string> = new Set(["shall", "should", "may"]);

/** How strongly a text binds is one thing, and what it asks for another. */
const groupOf = (notions: readonly string[]): string =>
  notions.some((notion) => STRENGTHS.has(notion)) ? "strength" : "act";
