import { type ClauseId, clauseId, ULID } from "../ids.ts";

/** The languages in which a delegation may fill a bilingual working copy, each named in itself. */
export const WORK_LANGUAGES = {
  ar: "العربية",
  zh: "中文",
  en: "English",
  fr: "Français",
  ru: "Русский",
  es: "Español",
} as const;

/** BCP 47, as Word knows them. */
export const WORD_TAGS = {
  ar: "ar-SA",
  zh: "zh-CN",
  en: "en-GB",
  fr: "fr-FR",
  ru: "ru-RU",
  es: "es-ES",
} as const satisfies Readonly<Record<keyof typeof WORK_LANGUAGES, string>>;

export type WorkLanguage = keyof typeof WORK_LANGUAGES;

export const isWorkLanguage = (value: string | undefined): value is WorkLanguage =>
  value !== undefined && Object.hasOwn(WORK_LANGUAGES, value);

/** The cells of a row of a bilingual copy: number, words of the text, words in another language. */
export const BILINGUAL_COLUMNS = { number: 0, text: 1, own: 2 } as const;

/** The hidden id of a clause's words in another language: `concord-<ULID>.fr`, of a bookmark `concord_<ULID>_fr`. */
export const workTag = (id: ClauseId, language: WorkLanguage): string => `concord-${id}.${language}`;

export function workOfTag(
  tag: string,
): { readonly clauseId: ClauseId; readonly language: WorkLanguage } | null {
  const [, id = "", language] = /^concord[-_](.{26})[._]([a-z]{2})$/u.exec(tag) ?? [];
  return ULID.test(id) && isWorkLanguage(language) ? { clauseId: clauseId(id), language } : null;
}
