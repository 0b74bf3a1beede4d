import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { sideBySide } from "../../shared/language-version/side-by-side.ts";
import { translatedDocument } from "../../shared/language-version/translated-document.ts";
import type { WorkingRow } from "../../shared/language-version/working-rows.ts";
import { longInstant } from "../../shared/printed/long-date.ts";
import { word } from "../../shared/printed/report-words.ts";
import { fileWord } from "../../shared/printed/word-file-words.ts";
import { writeText } from "../../shared/printed/write-text.ts";
import { besideLines, besideSheet } from "../../shared/report/beside-sheet.ts";
import { clauseNamesOf, textName } from "../../shared/report/opinion-text.ts";
import type { OpinionStanding } from "../../shared/report/opinion-standing.ts";
import { translatedNote } from "../../shared/report/parked-note.ts";
import type { WorkLanguage } from "../../shared/text/work-language.ts";
import { besideJob } from "./file-job.ts";
import type { FileWorkers } from "./file-workers.ts";
import { type Exported, opinionFile } from "./opinion-file.ts";
import type { PrintOptions } from "./print-options.ts";

const FORMS = ["docx", "pdf", "html", "txt"] as const;
type TranslationForm = (typeof FORMS)[number];

export const isTranslationForm = (form: string | undefined): form is TranslationForm =>
  FORMS.some((one) => one === form);

type Asked = {
  readonly document: OpinionDocument;
  readonly rows: readonly WorkingRow[];
  readonly languages: { readonly from: WorkLanguage; readonly into: WorkLanguage };
  /** The original stands beside it. */
  readonly isBoth: boolean;
  readonly options: PrintOptions;
  readonly standing: OpinionStanding;
  readonly fileWorkers: FileWorkers;
  readonly gone: AbortSignal;
};

/** The working text in another language as a file, alone or beside the original; the same record gives the same bytes. */
export async function translationFile(form: TranslationForm, asked: Asked): Promise<Exported> {
  const { document, rows, languages, isBoth, options, standing, fileWorkers, gone } = asked;
  if (isBoth) {
    const beside = sideBySide(rows, languages);
    switch (form) {
      case "docx":
        return fileWorkers.make(
          { of: "word", form, word: { form: "beside", document, beside }, options },
          gone,
        );
      case "txt": {
        const { preset, language, at } = options;
        const asOf = word("asOf", language, { instant: longInstant(at, { preset, language }) });
        return { bytes: besideLines(besideSheet(document, beside, { preset, language, asOf })) };
      }
      case "html":
      case "pdf":
        return fileWorkers.make(besideJob(form, { document, beside, options }), gone);
    }
  }
  const translated = translatedDocument(document, rows, languages);
  switch (form) {
    case "docx": {
      const drawn = { form: "translation", document: translated } as const;
      return fileWorkers.make({ of: "word", form, word: drawn, options }, gone);
    }
    case "txt":
      return { bytes: writeText(translated, [stateSection(translated, options)]) };
    case "html":
    case "pdf":
      return opinionFile(form, translated, { ...options, fileWorkers, gone, standing, json: null });
  }
}

/** In plain text no note stands under a paragraph: the states stand behind the words. */
function stateSection(translated: OpinionDocument, { preset, language }: PrintOptions) {
  const names = clauseNamesOf(translated, language);
  const lines = translated.clauses.flatMap((clause) => {
    const note = translatedNote(clause, language);
    return note === null ? [] : [`${names.get(clause.id) ?? ""}: ${note}`];
  });
  return {
    title: fileWord("rowState", language),
    blocks: [
      { kind: "sentence", text: textName(translated, { language, preset }) },
      { kind: "list", lines },
    ],
  } as const;
}
