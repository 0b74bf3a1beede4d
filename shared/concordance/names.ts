import { TEXT_LANGUAGES, type TextLanguage } from "../checks/finding.ts";
import type { Localized } from "../text/localized.ts";
import { foldedWord } from "./folded-text.ts";
import type { FoundFact } from "./fact.ts";

/** Names as words may say them: a key for each, and its forms in one language. */
export type NameIndex = {
  /** The longest first, so that Niger is not found in Nigeria, nor 马里 in 索马里. */
  readonly pattern: RegExp | null;
  readonly keys: ReadonlyMap<string, string>;
};

export type NameLists = Readonly<Record<TextLanguage, NameIndex>>;

const NO_INDEX: NameIndex = { pattern: null, keys: new Map() };

/** For a comparison without names. */
export const NO_NAMES: NameLists = {
  en: NO_INDEX,
  fr: NO_INDEX,
  es: NO_INDEX,
  ru: NO_INDEX,
  zh: NO_INDEX,
  ar: NO_INDEX,
};

/** Names of the forum: delegations, meetings, places; those in one language alone cannot be compared. */
export function nameLists(ofForum: readonly Localized[]): NameLists {
  const regions = regionCodes();
  const lists = TEXT_LANGUAGES.map((language): readonly [TextLanguage, NameIndex] => {
    const keys = new Map<string, string>();
    const names = regionNames(language);
    for (const code of regions) {
      const name = names.of(code);
      if (name !== undefined && name !== code) put(keys, name, code, language);
    }
    for (const [i, name] of ofForum.entries()) {
      const said = name[language];
      if (said !== undefined && Object.keys(name).length > 1) put(keys, said, `forum ${i}`, language);
    }
    return [language, { keys, pattern: patternOf([...keys.keys()], language) }];
  });
  return Object.fromEntries(lists) as NameLists;
}

/** Finds names of countries in words. None of them is ever shown: the page quotes the words of the text. */
const regionNames = (language: TextLanguage): Intl.DisplayNames =>
  // oxlint-disable-next-line no-restricted-properties -- reason: no name of it is shown, it only finds words
  new Intl.DisplayNames(language, { type: "region", fallback: "none" });

/** No countries, though the library names them: unions, unknown and made-up regions. */
const NO_COUNTRY: ReadonlySet<string> = new Set(["EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"]);

function regionCodes(): readonly string[] {
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const names = regionNames("en");
  // Old codes have today's names: the first code of a name counts.
  const known = new Set<string>();
  return codes.filter((code) => {
    const name = names.of(code);
    if (name === undefined || NO_COUNTRY.has(code) || known.has(name)) return false;
    known.add(name);
    return true;
  });
}

function put(keys: Map<string, string>, name: string, key: string, language: TextLanguage): void {
  for (const form of formsOf(name, language)) if (!keys.has(form)) keys.set(form, key);
}

/** Signs of Han are few: a name of fewer is a part of many words. */
const CHARS_MIN = 4;
const HAN_MIN = 2;

/** The name folded, without parentheses and articles; in Russian and Arabic without the endings of cases. */
function formsOf(name: string, language: TextLanguage): readonly string[] {
  const whole = foldedWord(name)
    .replaceAll(/\s*\([^)]*\)/gu, "")
    .trim();
  const bare = whole.replace(/^(?:the |la |le |les |l'|el |los |las )/u, "");
  // Two of its own islands make "Bahamas" and "Багамские Острова" one country.
  const short = bare.replace(/ (?:islands|ost?rova|острова)$/u, "");
  const forms = [bare, short].map((form) => (language === "ru" ? stemOf(form) : form));
  const min = language === "zh" ? HAN_MIN : CHARS_MIN;
  return [...new Set(forms)].filter((form) => form.length >= min);
}

/** "Кения" is found in "Кении", "Китай" in "Китая"; two words keep their first ones. */
const stemOf = (name: string): string => {
  const stem = name.replace(/[ыаяоеийь]$/u, "");
  return stem.length >= CHARS_MIN ? stem : name;
};

function patternOf(forms: readonly string[], language: TextLanguage): RegExp | null {
  if (forms.length === 0) return null;
  const longest = forms
    .toSorted((a, b) => b.length - a.length)
    .map((form) => form.replaceAll(/[\\^$.*+?()[\]{}|]/gu, "\\$&").replaceAll(" ", "[ -]?"));
  const one = `(${longest.join("|")})`;
  if (language === "zh") return new RegExp(one, "gu");
  if (language === "ru") return new RegExp(`(?<!\\p{L})${one}\\p{L}{0,3}(?!\\p{L})`, "gu");
  if (language === "ar") return new RegExp(`(?<!\\p{L})[وف]?[بلك]?${one}(?!\\p{L})`, "gu");
  return new RegExp(`(?<!\\p{L})${one}(?!\\p{L})`, "gu");
}

/** Names in a folded text. A country that one language alone names may be an adjective in the other: it is weak. */
export function namesIn(text: string, { pattern, keys }: NameIndex): readonly FoundFact[] {
  if (pattern === null) return [];
  return [...text.matchAll(pattern)].flatMap((match): readonly FoundFact[] => {
    const said = match[1] ?? "";
    const key = keys.get(said) ?? keyOfSpaced(keys, said);
    if (key === undefined) return [];
    const from = match.index + match[0].indexOf(said);
    return [{ from, to: from + said.length, keys: [key], isWeak: !key.startsWith("forum") }];
  });
}

/** "Viet Nam" is "Vietnam" in the library's list. */
function keyOfSpaced(keys: ReadonlyMap<string, string>, said: string): string | undefined {
  const bare = said.replaceAll(/[ -]/gu, "");
  return [...keys].find(([form]) => form.replaceAll(/[ -]/gu, "") === bare)?.[1];
}
