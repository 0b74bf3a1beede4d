import type { OpinionDocument } from "../../shared/opinion-document.ts";
import { writeText } from "../../shared/plain-text/write-text.ts";
import type { OpinionStanding } from "../../shared/report/opinion-standing.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { OpinionForm } from "./export-forms.ts";
import { opinionAkn } from "./opinion-akn.ts";
import { opinionDocx } from "./opinion-docx.ts";
import { opinionHtml } from "./opinion-html.ts";
import type { Press } from "./press.ts";
import { opinionPrint } from "./print-data.ts";
import type { PrintOptions } from "./print-options.ts";

/** A file as it goes out, or why there is none now: the press has its limits. */
export type Exported = { readonly bytes: Uint8Array | string } | { readonly refusal: Refusal };

type Exporting = PrintOptions & {
  readonly press: Press;
  readonly standing: OpinionStanding;
  /** What is written as JSON. */
  readonly json: unknown;
};

/** One Opinion in one of its forms; the same record gives the same bytes (rule R8). */
export async function opinionFile(
  form: OpinionForm,
  document: OpinionDocument,
  { json, standing, press, ...options }: Exporting,
): Promise<Exported> {
  switch (form) {
    case "docx":
      return { bytes: await opinionDocx(document, options) };
    case "pdf":
      return press.print(opinionPrint(document, options));
    case "html":
      return { bytes: opinionHtml(document, options) };
    case "akn.xml":
      return { bytes: opinionAkn(document, { ...options, standing }) };
    case "txt":
      return { bytes: writeText(document, options.under) };
    case "json":
      return { bytes: JSON.stringify(json, null, 2) };
  }
}
