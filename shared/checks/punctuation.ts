import type { Finding, FindingKind, TextLanguage } from "./finding.ts";

/** Signs that follow a word without a space; French sets one before the high ones. */
const SIGNS: Readonly<Record<TextLanguage, string>> = {
  en: ";:,.!?",
  es: ";:,.!?",
  ru: ";:,.!?",
  fr: ",.",
  zh: "；：，。！？、",
  ar: "؛:،.!؟",
};
const QUOTES: Readonly<Record<TextLanguage, readonly [string, string]>> = {
  en: ["“", "”"],
  zh: ["“", "”"],
  ar: ["“", "”"],
  es: ["«", "»"],
  ru: ["«", "»"],
  fr: ["« ", " »"],
};

/** Bodies whose resolutions are cited with their title after a comma, and then "on". */
const BODIES =
  "Plenipotentiary Conference|Council|World Telecommunication Development Conference|World Telecommunication Standardization Assembly|Radiocommunication Assembly|World Radiocommunication Conference|United Nations General Assembly|General Assembly";
const BEFORE_ON = new RegExp(
  String.raw`\b(?:Resolution|Decision|Opinion)s?\s+[\d/]+(?:\s*\([^()]*\))?(?:\s+of\s+the\s+(?:ITU\s+)?(?:${BODIES}))?(\s+)on\s`,
  "gu",
);

/** Spaces, signs and quotation marks inside a clause's words; what a key may still follow is left alone. */
export function punctuationFindings(text: string, language: TextLanguage): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (kind: FindingKind, start: number, found: string, suggestion: string): void => {
    findings.push({ kind, start, end: start + found.length, found, suggestion });
  };
  for (const { index, 0: found } of text.matchAll(/(?<=\S) {2,}(?=\S)/gu)) {
    if (!isSign(text[index + found.length], language)) add("doubleSpace", index, found, " ");
  }
  for (const { index, 0: found } of text.matchAll(/(?<=\S)\s+(?=\S)/gu)) {
    const sign = text[index + found.length];
    // ".5" is a number, "..." stands for words left out.
    if (isSign(sign, language) && !/[.\d]/u.test(text[index + found.length + 1] ?? ""))
      add("spaceBeforeSign", index, found + sign, sign!);
  }
  for (const { index, 0: found } of text.matchAll(/["']/gu)) {
    const suggestion = quoteAt(text, index, language);
    if (suggestion !== null) add("quote", index, found, suggestion);
  }
  if (language === "en") {
    for (const match of text.matchAll(BEFORE_ON)) {
      const space = match[1]!;
      add("commaBeforeOn", match.index + match[0].length - space.length - "on ".length, space, ", ");
    }
  }
  return findings.toSorted((a, b) => a.start - b.start);
}

const isSign = (char: string | undefined, language: TextLanguage): boolean =>
  char !== undefined && SIGNS[language].includes(char);

/** The mark that a straight one stands for: an apostrophe within a word, else what opens or closes. */
function quoteAt(text: string, at: number, language: TextLanguage): string | null {
  const before = text[at - 1] ?? " ";
  const after = text[at + 1] ?? " ";
  if (text[at] === "'") return /[\p{L}\p{N}]/u.test(before) && /\p{L}/u.test(after) ? "’" : null;
  const opens = /[\s([{«“‘—–-]/u.test(before) && /\S/u.test(after);
  return QUOTES[language][opens ? 0 : 1];
}
