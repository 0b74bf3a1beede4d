import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { readsFromRight } from "../../shared/text/scripts.ts";
import type { Column, ReportTable } from "../../shared/printed/report-block.ts";
import { COLOUR } from "./docx-page.ts";
import type { ParagraphStyle } from "./docx-styles.ts";
import { fromRightLooks, generatedRuns, scriptRuns } from "./docx-text.ts";
import { WORD_TAGS, type WorkLanguage } from "../../shared/text/work-language.ts";
import { printable } from "./printable.ts";

/** Shares of a table's width: "Alternatives" is the longest word over a figure. */
const SHARES: Readonly<Record<Column, number>> = { wide: 5, words: 2.7, figure: 1.25, hash: 7.5 };

const RULE = { style: BorderStyle.SINGLE, size: 4, color: COLOUR.line };
export const STRONG_RULE = { style: BorderStyle.SINGLE, size: 8, color: COLOUR.quiet };
export const NO_RULE = { style: BorderStyle.NONE, size: 0, color: "auto" };

export const TABLE_RULES = {
  top: STRONG_RULE,
  bottom: STRONG_RULE,
  left: NO_RULE,
  right: NO_RULE,
  insideHorizontal: RULE,
  insideVertical: NO_RULE,
};

/** A table with rules between its rows; its head is repeated on each page. `width` in twips. */
export function docxTable(
  { columns, head, rows, tongues = [] }: ReportTable,
  { width }: { readonly width: number },
): Table {
  const total = columns.reduce((sum, column) => sum + SHARES[column], 0);
  const fromRight = readsFromRight(head[0] ?? "");
  const columnWidths = columns.map((column) => Math.floor((width * SHARES[column]) / total));
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      ...(isHead ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map((text, i) =>
        cell({
          text,
          column: columns[i] ?? "words",
          width: columnWidths[i] ?? 0,
          isHead,
          fromRight,
          tongue: isHead ? null : (tongues[i] ?? null),
        }),
      ),
    });
  return new Table({
    width: { size: columnWidths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    margins: { left: 60, right: 60, top: 0, bottom: 0 },
    borders: TABLE_RULES,
    // Its first column stands where its reader begins.
    ...(fromRight ? { visuallyRightToLeft: true } : {}),
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

type Cell = {
  readonly text: string;
  readonly column: Column;
  readonly width: number;
  readonly isHead: boolean;
  /** Of the table; a line in it goes by its own first letter, and by this where it has none. */
  readonly fromRight: boolean;
  /** Null: generated words of the file. */
  readonly tongue: WorkLanguage | null;
};

function cell({ text, column, width, isHead, fromRight, tongue }: Cell): TableCell {
  const bodyStyle: ParagraphStyle = column === "hash" ? "Hash" : "TableText";
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(isHead ? { shading: { fill: COLOUR.band } } : {}),
    verticalAlign: isHead ? "bottom" : "top",
    children: text.split("\n").map(
      (one) =>
        new Paragraph({
          style: isHead ? (column === "figure" ? "FigureHead" : "TableHead") : bodyStyle,
          ...sideOf(one, { column, fromRight, tongue }),
          children:
            tongue === null
              ? signRuns(printable(one))
              : scriptRuns(one, { fromRight: tongue === "ar", language: WORD_TAGS[tongue] }),
        }),
    ),
  });
}

/** Word counts left and right from where a line begins: in a mirrored table all lines stand on one side. */
function sideOf(
  line: string,
  { column, fromRight, tongue }: Pick<Cell, "column" | "fromRight" | "tongue">,
): Pick<IParagraphOptions, "alignment" | "bidirectional"> {
  const own = /\p{L}/u.test(line) ? readsFromRight(line) : fromRight;
  const reads = tongue === null ? own : tongue === "ar";
  const isOther = fromRight && !reads;
  const side = (column === "figure") === isOther ? {} : { alignment: AlignmentType.RIGHT };
  return { ...side, ...fromRightLooks(line, reads) };
}

/** A state's sign before words of a cell keeps the font that has it. */
function signRuns(text: string): TextRun[] {
  const sign = /^[○◐●◌] /u.exec(text)?.[0] ?? "";
  return [
    ...(sign === "" ? [] : [new TextRun({ text: sign, style: "StateSign" })]),
    ...generatedRuns(text.slice(sign.length)),
  ];
}
