import type { OpinionDocument } from "../../shared/opinion-document.ts";
import type { OpinionStanding } from "../../shared/report/opinion-standing.ts";
import { writeText } from "../../shared/plain-text/write-text.ts";
import type { OpinionForm } from "./export-forms.ts";
import { opinionAkn } from "./opinion-akn.ts";
import { opinionDocx } from "./opinion-docx.ts";
import { opinionHtml } from "./opinion-html.ts";
import type { PrintOptions } from "./print-options.ts";

/** One Opinion in one of its forms; the same record gives the same bytes (rule R8). `json`: what is written as it. */
export async function opinionFile(
  form: OpinionForm,
  document: OpinionDocument,
  {
    json,
    standing,
    ...options
  }: PrintOptions & { readonly json: unknown; readonly standing: OpinionStanding },
): Promise<Uint8Array | string> {
  switch (form) {
    case "docx":
      return opinionDocx(document, options);
    case "html":
      return opinionHtml(document, options);
    case "akn.xml":
      return opinionAkn(document, { ...options, standing });
    case "txt":
      return writeText(document);
    case "json":
      return JSON.stringify(json, null, 2);
  }
}
