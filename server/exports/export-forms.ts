import { fileName } from "../../shared/text/file-name.ts";
import type { PaperForm } from "../../shared/negotiation/paper-file.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { printedNumberLine } from "../../shared/report/opinion-text.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { word } from "../../shared/printed/report-words.ts";
import { fileWord } from "../../shared/printed/word-file-words.ts";

/** Formats of an Opinion, by the ending of its address and file (rule R6). */
export const OPINION_FORMS = ["docx", "pdf", "html", "akn.xml", "txt", "json"] as const;
export type OpinionForm = (typeof OPINION_FORMS)[number];

export const REPORT_FORMS = ["docx", "pdf", "html", "akn.xml"] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

export const FILE_TYPES: Readonly<Record<OpinionForm, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  html: "text/html; charset=utf-8",
  "akn.xml": "application/akn+xml; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  json: "application/json; charset=utf-8",
};

/** Types of a paper's files (rule F13). */
export const PAPER_TYPES: Readonly<Record<PaperForm, string>> = {
  docx: FILE_TYPES.docx,
  pdf: FILE_TYPES.pdf,
  txt: FILE_TYPES.txt,
  odt: "application/vnd.oasis.opendocument.text",
};

export const isOpinionForm = (form: string | undefined): form is OpinionForm =>
  OPINION_FORMS.some((one) => one === form);

export const isReportForm = (form: string | undefined): form is ReportForm =>
  REPORT_FORMS.some((one) => one === form);

/** "docx, pdf and html", for who asks for another. */
export const namedForms = (forms: readonly string[]): string =>
  `${forms.slice(0, -1).join(", ")} and ${forms.at(-1)}`;

/** A file's name in the document's language, and the same in plain letters for what knows no others. */
export type FileName = { readonly plain: string; readonly own: string };

/** `draft-opinion-4.docx`, 意见草案-4.docx; `row` where it is as it was then. */
export function opinionFileName(
  document: OpinionDocument,
  {
    form,
    language,
    row,
  }: { readonly form: OpinionForm; readonly language: ReportLanguage; readonly row?: string },
): FileName {
  const ending = row === undefined ? form : `row-${row}.${form}`;
  if (document.kind === "report") return reportName(document, { ending, language });
  const number = document.number.replaceAll(/[^A-Za-z0-9.-]+/g, "-") || "x";
  const plain = `draft-opinion-${number}.${ending}`;
  const own = `${printedNumberLine({ ...document, number }, language).replaceAll(" ", "-")}.${ending}`;
  return { plain, own: language === "en" ? plain : own };
}

/** `report-draft-2.docx`, or `report.docx` for the working text. */
function reportName(
  document: OpinionDocument,
  { ending, language }: { readonly ending: string; readonly language: ReportLanguage },
): FileName {
  const { draft } = document;
  const plain = `report${draft === undefined ? "" : draft.kind === "final" ? "-final" : `-draft-${draft.n}`}.${ending}`;
  const own = `${printedNumberLine(document, language).replaceAll(/[\s:：()（）]+/gu, "-")}.${ending}`;
  return { plain, own: language === "en" ? plain : own };
}

export function reportFileName(
  form: ReportForm,
  language: ReportLanguage,
  kind: "whole" | "tracked" = "whole",
): FileName {
  const tracked = (said: string): string => (kind === "tracked" ? `.${said}` : "");
  const plain = `chairs-report${tracked("tracked")}.${form}`;
  const own = `${word("reportFile", language)}${tracked(fileWord("trackedFile", language))}.${form}`;
  return { plain, own: language === "en" ? plain : own };
}

/** Characters that a parser could take for a part of the header. */
const NOT_PLAIN = /[^A-Za-z0-9 ._()-]+/gu;
/** Characters that `encodeURIComponent` leaves and RFC 8187 escapes. */
const UNENCODED = /['()*]/gu;

/**
 * Header that tells a browser the name (RFC 6266, RFC 8187): plain letters for all, the real name for those that read
 * it.
 */
export function disposition(name: FileName | string): string {
  const named = typeof name === "string" ? { plain: name, own: name } : name;
  const own = fileName(named.own);
  const plain = fileName(named.plain)
    .replace(NOT_PLAIN, "_")
    .replace(/^[_ ]*(?=\.[A-Za-z0-9]+$|$)/u, "file");
  const encoded = encodeURIComponent(own).replace(
    UNENCODED,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"${own === plain ? "" : `; filename*=UTF-8''${encoded}`}`;
}
