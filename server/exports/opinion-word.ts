import { inLanguage } from "../../shared/text/localized.ts";
import type { FileChild } from "docx";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { longInstant } from "../../shared/printed/long-date.ts";
import { opinionMasthead } from "../../shared/report/masthead.ts";
import { printedNumberLine, titledNumber } from "../../shared/report/opinion-text.ts";
import type { ReportSection } from "../../shared/printed/report-block.ts";
import { word } from "../../shared/printed/report-words.ts";
import type { VersionStanding } from "../../shared/opinion/language-version.ts";
import { cleanDocument } from "../../shared/tracked/clean-document.ts";
import type { TrackedText } from "../../shared/tracked/tracked-text.ts";
import { fileWord } from "../../shared/printed/word-file-words.ts";
import { isSentForm, type SentForm, type SentMark, signOf } from "../../shared/word-file/sent-mark.ts";
import type { SideBySide } from "../../shared/language-version/side-by-side.ts";
import type { WorkLanguage } from "../../shared/text/work-language.ts";
import { besideBody } from "./docx-beside.ts";
import { bilingualBody } from "./docx-bilingual.ts";
import { docxBytes } from "./docx-bytes.ts";
import { commentShelf } from "./docx-comments.ts";
import { latinTagOf } from "./docx-language.ts";
import { docxSection } from "./docx-frame.ts";
import { opinionBody, type SheetContext, underBody } from "./docx-opinion-body.ts";
import { docxMasthead } from "./docx-masthead.ts";
import { SHEET_WIDTH, TEXT_WIDTH } from "./docx-page.ts";
import { footnoteShelf } from "./docx-text.ts";
import { trackedBody } from "./docx-tracked-body.ts";
import type { PrintOptions } from "./print-options.ts";

export type OpinionWordOptions = PrintOptions & {
  /** The row after which the words stood so: with it the file can come back (rule X23). */
  readonly seq?: number;
};

/** Word forms of an Opinion (rules R11 to R13). */
export type WordForm =
  | { readonly form: "bracketed"; readonly document: OpinionDocument }
  /** `names`: of delegations in lower case, to tell who asked from what is undecided. */
  | { readonly form: "clean"; readonly document: OpinionDocument; readonly names: ReadonlySet<string> }
  | { readonly form: "tracked"; readonly text: TrackedText }
  /** A base text in another language, and what it counts for (rule X36). */
  | { readonly form: "version"; readonly document: OpinionDocument; readonly standing: VersionStanding }
  | { readonly form: "bilingual"; readonly document: OpinionDocument; readonly into: WorkLanguage }
  /** The working text in another language: it is read, and does not come back (rule X47). */
  | { readonly form: "translation"; readonly document: OpinionDocument }
  /** The original with a translation at its side. */
  | { readonly form: "beside"; readonly document: OpinionDocument; readonly beside: SideBySide };

/** The forms that come back. */
export type SentWord = Extract<WordForm, { readonly form: SentForm }>;

/** One Opinion as a Word file. */
export function opinionWord(form: WordForm, options: OpinionWordOptions): Promise<Uint8Array> {
  const document = form.form === "tracked" ? form.text.document : form.document;
  const { preset, language, at } = options;
  const shelf = footnoteShelf(latinTagOf(document));
  const comments = commentShelf();
  const frame = {
    foot: `${preset.shortName} · ${printedNumberLine(document, language)}`,
    sampleNotice: document.sample ? inLanguage(preset.sampleNotice, language) : null,
    first: true,
    opinion: ["bracketed", "tracked", "translation"].includes(form.form),
  };
  const place = {
    preset,
    language,
    at,
    ...(options.meeting === undefined ? {} : { meeting: options.meeting }),
  };
  // A version in another language: its own words do not tell the original's.
  const facts =
    form.form === "version" ? opinionMasthead(document, place, null) : opinionMasthead(document, place);
  const masthead = docxMasthead(facts, { language, width: frame.opinion ? SHEET_WIDTH : TEXT_WIDTH });
  const asOf = word("asOf", language, { instant: longInstant(at, { preset, language }) });
  const sheet: SheetContext = { preset, language, shelf, asOf };
  let changes = 0;
  const tracked = { footnotes: shelf, comments, nextChange: () => ++changes };
  const body = bodyOf(form, { sheet, under: options.under ?? [], tracked });
  return docxBytes({
    title: titledNumber(document, language),
    subject: inLanguage(preset.group, language),
    language,
    at,
    sections: [docxSection(frame, [...masthead, ...body])],
    shelf,
    comments: comments.all(),
    // A bilingual copy's own column holds the delegation's words alone: tracking would only colour all of it.
    isTracked: form.form !== "bilingual" && form.form !== "translation" && form.form !== "beside",
    marks: {
      "concord-opinion": document.id,
      "concord-base-text": String(document.baseText),
      "concord-hash": document.baseHash === "" ? document.hash : document.baseHash,
      "concord-form": form.form,
    },
    ...sentOf(form, document, options),
  });
}

/** A version in another language is held against itself when it comes back (rule X14). */
function sentOf(
  form: WordForm,
  document: OpinionDocument,
  { seq, language }: OpinionWordOptions,
): { readonly sent?: SentMark } {
  if (seq === undefined || !isSentForm(form.form)) return {};
  const into = form.form === "bilingual" ? form.into : null;
  const mark = { opinion: document.id, seq, form: form.form, language, into };
  return { sent: { ...mark, sign: signOf(mark, document), look: null } };
}

type Drawn = {
  readonly sheet: SheetContext;
  readonly under: readonly ReportSection[];
  readonly tracked: Parameters<typeof trackedBody>[1]["tracked"];
};

function bodyOf(form: WordForm, { sheet, under, tracked }: Drawn): readonly FileChild[] {
  const { language } = sheet;
  switch (form.form) {
    case "bracketed":
      return [...opinionBody(form.document, sheet), ...underBody(under, sheet)];
    case "clean": {
      const say = (words: string): string => fileWord("undecided", language, { words });
      const clean = cleanDocument(form.document, { names: form.names, say });
      return opinionBody(clean, { ...sheet, plain: fileWord("clean", language) });
    }
    case "version": {
      const said = form.standing === "official" ? "officialVersion" : "unofficialVersion";
      const plain = fileWord(said, language, { n: form.document.baseText });
      return opinionBody(form.document, { ...sheet, plain });
    }
    case "tracked":
      return trackedBody(form.text, { ...sheet, tracked });
    case "bilingual":
      return bilingualBody(form.document, { ...sheet, into: form.into });
    case "translation":
      return opinionBody(form.document, sheet);
    case "beside":
      return besideBody(form.document, form.beside, sheet);
  }
}
