import type { NamedLine } from "../../shared/report/sealed-annexes.ts";
import type { PrintedParagraph, PrintedSheet } from "../../shared/report/printed-sheet.ts";

type Cells = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (readonly string[])[])[];
};
type Legend = {
  readonly title: string;
  readonly rows: readonly { readonly sign: string; readonly meaning: string }[];
};
type DrawnSheet = Omit<PrintedSheet, "marks" | "legend" | "record"> & {
  readonly marks: (Cells & { readonly title: string }) | null;
  /** Null in the report, which has both once. */
  readonly legend: Legend | null;
  readonly record: string | null;
};

/** A block of print.typ as far as it draws words. */
export type DrawnBlock =
  | { readonly kind: "heading" | "annexLine" | "sentence" | "hash"; readonly text: string }
  | { readonly kind: "list"; readonly lines: readonly string[] }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [string, string])[] }
  | ({ readonly kind: "table" } & Cells)
  | ({ readonly kind: "legend" } & Legend)
  | { readonly kind: "sheet"; readonly sheet: DrawnSheet };

const around = (words: string | null): readonly NamedLine[] =>
  words === null || words === "" ? [] : [[words, ""]];

/** The words that a block draws, in the order in which a reader of the tagged file meets them. */
export function drawnLines(block: DrawnBlock): readonly NamedLine[] {
  switch (block.kind) {
    case "heading":
    case "annexLine":
    case "sentence":
    case "hash":
      return around(block.text);
    case "list":
      return block.lines.flatMap((line) => around(`–${line}`));
    case "facts":
      return block.facts.flat().flatMap(around);
    case "table":
      return cellLines(block);
    case "legend":
      return legendLines(block);
    case "sheet":
      return sheetLines(block.sheet);
  }
}

const cellLines = ({ head, rows }: Cells): readonly NamedLine[] =>
  [...head, ...rows.flat().map((lines) => lines.join(" "))].flatMap(around);

const legendLines = ({ title, rows }: Legend): readonly NamedLine[] =>
  [title, ...rows.flatMap(({ sign, meaning }) => [sign, meaning])].flatMap(around);

function sheetLines({ marks, ...sheet }: DrawnSheet): readonly NamedLine[] {
  return [
    ...around(sheet.numberLine.toUpperCase()),
    // The note under a title is not drawn.
    ...paragraphLines({ ...sheet.title, note: null }),
    ...sheet.standing.flatMap(around),
    ...around(sheet.sampleNotice),
    ...sheet.paragraphs.flatMap(paragraphLines),
    ...(marks === null ? [] : [...around(marks.title), ...cellLines(marks)]),
    ...(sheet.legend === null ? [] : legendLines(sheet.legend)),
    ...around(sheet.record),
  ];
}

/** Its number with its words; its state, its footnotes and the note under it stand beside them. */
function paragraphLines({ id, state, number, parts, note }: PrintedParagraph): readonly NamedLine[] {
  const { sign, short, lock } = state;
  const words = parts.map((part) => (part.kind === "footnote" ? `${part.n}` : part.text));
  const beside = [
    [sign, short, lock].filter((one) => one !== "").join(" "),
    ...parts.flatMap((part) => (part.kind === "footnote" ? [`${part.n} ${part.text}`] : [])),
    note ?? "",
  ];
  return [
    [[number, ...words].join(""), id] as const,
    ...beside.map((line) => [line, id, "beside"] as const),
  ].filter(([line]) => line !== "");
}
