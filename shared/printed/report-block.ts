import type { WorkLanguage } from "../text/work-language.ts";
import type { OwnPart } from "../forum/report-fields.ts";

/** `wide` holds sentences, `words` a few words, `figure` a number, `hash` lines of hexadecimal digits. */
export type Column = "wide" | "words" | "figure" | "hash";

export type ReportTable = {
  readonly columns: readonly Column[];
  readonly head: readonly string[];
  /** The language of each column's cells; null, or absent: of the file. */
  readonly tongues?: readonly (WorkLanguage | null)[];
  /** A line break in a cell is a `\n`. */
  readonly rows: readonly (readonly string[])[];
};

export type ReportBlock =
  /** `own`: the Chair's words. */
  | { readonly kind: "sentence"; readonly text: string; readonly own?: OwnPart }
  | { readonly kind: "list"; readonly lines: readonly string[] }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: "table"; readonly table: ReportTable }
  | { readonly kind: "hash"; readonly text: string }
  | { readonly kind: "legend" };

export type ReportSection = { readonly title: string; readonly blocks: readonly ReportBlock[] };
