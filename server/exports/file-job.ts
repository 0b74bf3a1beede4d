import type { OpinionId } from "../../shared/ids.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { OpinionStanding } from "../../shared/report/opinion-standing.ts";
import type { SideBySide } from "../../shared/language-version/side-by-side.ts";
import type { ReportSection } from "../../shared/printed/report-block.ts";
import type { Report } from "../../shared/report/report.ts";
import type { TrackedText } from "../../shared/tracked/tracked-text.ts";
import type { OpinionForm, ReportForm } from "./export-forms.ts";
import type { OpinionWordOptions, WordForm } from "./opinion-word.ts";
import type { PrintOptions } from "./print-options.ts";
import type { SectionsOptions } from "./sections-docx.ts";

/** A file that is made beside the rooms, as plain data: it is handed to another process. */
type OpinionJob<Form extends OpinionForm> = {
  readonly of: "opinion";
  readonly form: Form;
  readonly document: OpinionDocument;
  readonly options: PrintOptions & { readonly standing: OpinionStanding };
};
type ReportJob<Form extends ReportForm> = {
  readonly of: "report";
  readonly form: Form;
  readonly report: Report;
};

/** An Opinion as a Word file in one of its forms. */
export type WordJob = {
  readonly of: "word";
  readonly form: "docx";
  readonly word: WordForm;
  readonly options: OpinionWordOptions;
};

/** The original with a translation at its side (rule X48). */
type BesideJob<Form extends "html" | "pdf"> = {
  readonly of: "beside";
  readonly form: Form;
  readonly document: OpinionDocument;
  readonly beside: SideBySide;
  readonly options: PrintOptions;
};

/** Sections of a list, which belong to no Opinion. */
type SectionsJob<Form extends "docx" | "pdf"> = {
  readonly of: "sections";
  readonly form: Form;
  readonly sections: readonly ReportSection[];
  readonly options: SectionsOptions;
};

/** Pages that are set. */
export type PdfJob = OpinionJob<"pdf"> | ReportJob<"pdf"> | BesideJob<"pdf"> | SectionsJob<"pdf">;

/** Files that the worker process makes; `html` and Akoma Ntoso are UTF-8. */
export type WrittenJob =
  | OpinionJob<"docx" | "html" | "akn.xml">
  | ReportJob<"docx" | "html" | "akn.xml">
  | {
      readonly of: "trackedReport";
      readonly form: "docx";
      readonly report: Report;
      readonly tracked: ReadonlyMap<OpinionId, TrackedText>;
    }
  | WordJob
  | BesideJob<"html">
  | SectionsJob<"docx">;

export type FileJob = PdfJob | WrittenJob;

/** A list in one of its forms. */
export const sectionsJob = (
  form: "docx" | "pdf",
  sections: readonly ReportSection[],
  options: SectionsOptions,
): FileJob =>
  form === "pdf" ? { of: "sections", form, sections, options } : { of: "sections", form, sections, options };

/** A text beside its translation in one of the forms that are no Word file. */
export const besideJob = (form: "html" | "pdf", job: Omit<BesideJob<"pdf">, "of" | "form">): FileJob =>
  form === "pdf" ? { of: "beside", form, ...job } : { of: "beside", form, ...job };

/** The Chair's report in one of its forms. */
export const reportJob = (form: ReportForm, report: Report): FileJob =>
  form === "pdf" ? { of: "report", form, report } : { of: "report", form, report };

/** `seal`: of a whole report, the hash of what `verify` reads from it (rule H6). */
export type MadeBytes = { readonly bytes: Uint8Array; readonly seal?: string };

/** A worker process's answer to a job. */
export type JobAnswered = MadeBytes | { readonly failed: string };

/** The same, with the memory that the process has afterwards. */
export type JobSent = JobAnswered & { readonly heldMb: number };
