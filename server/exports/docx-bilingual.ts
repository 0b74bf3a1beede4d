import {
  type FileChild,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { DocumentClause, OpinionDocument } from "../../shared/document/opinion-document.ts";
import { printedClauseName } from "../../shared/report/opinion-text.ts";
import { readsFromRight } from "../../shared/text/scripts.ts";
import { fileWord } from "../../shared/printed/word-file-words.ts";
import { printedClause } from "../../shared/document/printed-clause.ts";
import { clauseTag } from "../../shared/word-file/clause-tag.ts";
import { WORD_TAGS, WORK_LANGUAGES, type WorkLanguage, workTag } from "../../shared/text/work-language.ts";
import { closingRuns } from "./docx-clause.ts";
import { bookmarked, cellControl, runControl } from "./docx-control.ts";
import { type SheetContext, textEnd, titleBlock } from "./docx-opinion-body.ts";
import { COLOUR, TEXT_WIDTH } from "./docx-page.ts";
import { TABLE_RULES } from "./docx-table.ts";
import { generatedRuns, wordRuns } from "./docx-text.ts";

type BilingualSheet = SheetContext & { readonly into: WorkLanguage };

const NUMBER_WIDTH = 1134;
const WORDS_WIDTH = Math.floor((TEXT_WIDTH - NUMBER_WIDTH) / 2);
const WIDTHS = [NUMBER_WIDTH, WORDS_WIDTH, WORDS_WIDTH] as const;

/** The base words, locked, and beside each clause an empty place for a delegation's own language (rule R13). */
export function bilingualBody(document: OpinionDocument, sheet: BilingualSheet): FileChild[] {
  const { language, into } = sheet;
  const base =
    document.baseText === 0
      ? fileWord("workingWords", language)
      : fileWord("baseWords", language, { n: document.baseText });
  const head = [fileWord("paragraphNumber", language), base, WORK_LANGUAGES[into]];
  return [
    ...titleBlock(document, { ...sheet, plain: fileWord("bilingual", language) }, [
      new Paragraph({ style: "Restitle", children: wordRuns(document.title, [], sheet.shelf) }),
    ]),
    new Table({
      width: { size: NUMBER_WIDTH + 2 * WORDS_WIDTH, type: WidthType.DXA },
      columnWidths: [...WIDTHS],
      layout: TableLayoutType.FIXED,
      margins: { left: 80, right: 80, top: 40, bottom: 40 },
      borders: { ...TABLE_RULES, insideVertical: TABLE_RULES.insideHorizontal },
      rows: [
        headRow(head, into),
        ...document.clauses.map(printedClause).map((one) => row(one, document, sheet)),
      ],
    }),
    ...textEnd(document, { ...sheet, plain: "" }),
  ];
}

const headRow = (cells: readonly string[], into: WorkLanguage): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: cells.map(
      (text, i) =>
        new TableCell({
          width: { size: WIDTHS[i] ?? WORDS_WIDTH, type: WidthType.DXA },
          shading: { fill: COLOUR.band },
          children: [
            new Paragraph({
              style: "TableHead",
              ...(i === 2 && into === "ar" ? { bidirectional: true } : {}),
              children: i === 2 ? [new TextRun({ text, ...runLanguage(into) })] : generatedRuns(text),
            }),
          ],
        }),
    ),
  });

function row(clause: DocumentClause, document: OpinionDocument, sheet: BilingualSheet): TableRow {
  const { id, number, text, footnotes, closing, kind } = clause;
  const { shelf, language, into } = sheet;
  const name = printedClauseName(document, id, language);
  const style = kind === "verb" ? "BilingualCall" : kind === "title" ? "BilingualTitle" : "BilingualText";
  const control = { tag: clauseTag(id), name, lock: "whole" } as const;
  const marked = bookmarked(control.tag, [...wordRuns(text, footnotes, shelf), ...closingRuns(closing)]);
  const base = new Paragraph({
    style,
    ...(readsFromRight(text) ? { bidirectional: true } : {}),
    // As in an Opinion: no control around a footnote's paragraph.
    children: footnotes.length > 0 ? [runControl(control, marked)] : marked,
  });
  const own = new Paragraph({
    style,
    ...(into === "ar" ? { bidirectional: true } : {}),
    run: runLanguage(into),
    children: bookmarked(workTag(id, into), []),
  });
  const place = fileWord("place", language, { number: name, language: WORK_LANGUAGES[into] });
  return new TableRow({
    cantSplit: true,
    children: [
      cell(
        0,
        new Paragraph({
          style: "BilingualText",
          children: generatedRuns(number),
        }),
      ),
      footnotes.length > 0 ? cell(1, base) : cellControl(control, cell(1, base)),
      cellControl({ tag: workTag(id, into), name: place, lock: "control" }, cell(2, own)),
    ],
  });
}

const runLanguage = (into: WorkLanguage) =>
  into === "ar"
    ? { rightToLeft: true, language: { bidirectional: WORD_TAGS.ar } }
    : into === "zh"
      ? { font: { hint: "eastAsia" }, language: { eastAsia: WORD_TAGS.zh } }
      : { language: { value: WORD_TAGS[into] } };

const cell = (column: 0 | 1 | 2, child: Paragraph): TableCell =>
  new TableCell({ width: { size: WIDTHS[column], type: WidthType.DXA }, children: [child] });
