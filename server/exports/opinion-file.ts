import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { writeText } from "../../shared/printed/write-text.ts";
import type { OpinionStanding } from "../../shared/report/opinion-standing.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { OpinionForm } from "./export-forms.ts";
import type { FileWorkers } from "./file-workers.ts";
import type { PrintOptions } from "./print-options.ts";

/** A file as it goes out, or why there is none now: the file workers have their limits. */
export type Exported = { readonly bytes: Uint8Array | string } | { readonly refusal: Refusal };

type Exporting = PrintOptions & {
  readonly fileWorkers: FileWorkers;
  readonly gone?: AbortSignal;
  readonly standing: OpinionStanding;
  /** The data that is written as JSON. */
  readonly json: unknown;
};

/** One Opinion in one of its forms; the same record gives the same bytes (rule R8). Text and JSON are written at once. */
export async function opinionFile(
  form: OpinionForm,
  document: OpinionDocument,
  { json, fileWorkers, gone, ...options }: Exporting,
): Promise<Exported> {
  switch (form) {
    case "txt":
      return { bytes: writeText(document, options.under) };
    case "json":
      return { bytes: JSON.stringify(json, null, 2) };
    case "pdf":
      return fileWorkers.make({ of: "opinion", form, document, options }, gone);
    case "docx":
    case "html":
    case "akn.xml":
      return fileWorkers.make({ of: "opinion", form, document, options }, gone);
  }
}
