import { type IContext, type IRunOptions, type IXmlableObject, TextRun } from "docx";
import { latinIn } from "../../shared/checks/drafted-language.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { WORD_TAGS } from "../../shared/text/work-language.ts";

type WordTag = (typeof WORD_TAGS)[ReportLanguage];

/**
 * Languages of a file's default style, by script (ECMA-376, 17.3.2.20): `w:val` is that of Latin and Cyrillic letters,
 * `w:eastAsia` of Chinese, `w:bidi` of Arabic. Latin words in a Chinese or an Arabic file are English.
 */
export const defaultLanguages = (language: ReportLanguage) => ({
  value: WORD_TAGS[language === "zh" || language === "ar" ? "en" : language],
  eastAsia: WORD_TAGS.zh,
  bidirectional: WORD_TAGS.ar,
});

/** The language of an Opinion's Latin words. */
export const latinTagOf = (document: OpinionDocument): WordTag => WORD_TAGS[latinIn(document)];

/** Files whose default language has no Latin letters. */
const withoutLatin = new WeakSet<object>();

/** Remembers the file's language for its generated words, which do not know in which file they will stand. */
export function rememberLanguage(file: object, language: ReportLanguage): void {
  if (language === "ru") withoutLatin.add(file);
}

/** Latin words that a file says of itself: in the language of the file, or in English where that has other letters. */
export class GeneratedLatinRun extends TextRun {
  readonly #options: IRunOptions;

  constructor(options: IRunOptions) {
    super(options);
    this.#options = options;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    if (!withoutLatin.has(context.file)) return super.prepForXml(context);
    return new TextRun({ ...this.#options, language: { value: WORD_TAGS.en } }).prepForXml(context);
  }
}
