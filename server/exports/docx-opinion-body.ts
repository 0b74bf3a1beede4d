import { type FileChild, Paragraph, TabStopType, TextRun } from "docx";
import { isCounted } from "../../shared/clause.ts";
import { printedClause } from "../../shared/printed-clause.ts";
import type { DocumentClause, OpinionDocument } from "../../shared/opinion-document.ts";
import {
  type Reading,
  changedNote,
  markLines,
  numberLine,
  textName,
} from "../../shared/report/opinion-text.ts";
import { LOCK_SIGN, STATES, word } from "../../shared/report/report-words.ts";
import { docxLegend } from "./docx-legend.ts";
import { SHEET_WIDTH, STATE_COLUMN } from "./docx-page.ts";
import type { ParagraphStyle } from "./docx-styles.ts";
import { docxTable } from "./docx-table.ts";
import { type FootnoteShelf, line, printable, tab, wordRuns } from "./docx-text.ts";

/** What every clause is drawn with, besides itself. */
type Sheet = Reading & { readonly shelf: FootnoteShelf };

/** An Opinion as it stands in the record: title block, clauses with their states, marks, legend. */
export function opinionBody(document: OpinionDocument, sheet: Sheet): FileChild[] {
  return [
    ...titleBlock(document, sheet),
    ...clauseParagraphs(document, sheet),
    ...markTable(document, sheet),
    ...docxLegend(sheet),
    line(
      "Small",
      word("textRecord", sheet.language, { seq: document.record.seq, hash: document.hash.slice(0, 16) }),
    ),
  ];
}

function titleBlock(document: OpinionDocument, sheet: Sheet): Paragraph[] {
  const { preset, language, shelf } = sheet;
  const title = document.clauses.find((clause) => clause.kind === "title");
  const words =
    title === undefined ? wordRuns(document.title, [], shelf) : wordRuns(title.text, title.footnotes, shelf);
  return [
    line("ResNo", numberLine(document, language)),
    new Paragraph({ style: "Restitle", children: words }),
    ...(title === undefined || title.state === "open"
      ? []
      : [new Paragraph({ style: "Standing", keepNext: true, children: stateRuns(title, sheet) })]),
    line("Standing", `${textName(document, language)}\n${preset.standingWords[language]}`, {
      keepNext: true,
    }),
    ...(document.sample ? [line("Sample", preset.samples.notice[language], { keepNext: true })] : []),
  ];
}

function clauseParagraphs(document: OpinionDocument, sheet: Sheet): Paragraph[] {
  let section: DocumentClause["kind"] = "opening";
  return document.clauses.map(printedClause).flatMap((clause) => {
    if (clause.kind === "title") return [];
    if (clause.kind === "recital" || clause.kind === "operative") section = clause.kind;
    const { style, left } = placeOf(clause);
    // From the margin: the state, then the number at its place, then the words.
    const stops = clause.number === "" ? [left] : [left - STEP, left, left + STEP / 2];
    return [
      new Paragraph({
        ...(style === null ? {} : { style }),
        indent: { left, hanging: left + STATE_COLUMN },
        tabStops: stops.map((position) => ({ type: TabStopType.LEFT, position })),
        children: [
          ...stateRuns(clause, sheet),
          tab(),
          ...(clause.number === "" ? [] : numberRuns(clause.number, section === "recital")),
          ...wordRuns(clause.text + clause.closing, clause.footnotes, sheet.shelf),
        ],
      }),
      ...changedLine(clause, left, sheet),
    ];
  });
}

/** One level's indent, and where a number's words start: ITU's first tab stop. */
const STEP = 794;

function placeOf(clause: DocumentClause): { readonly style: ParagraphStyle | null; readonly left: number } {
  switch (clause.kind) {
    case "verb":
      return { style: "Call", left: STEP };
    case "note":
      return { style: "OpinionNote", left: 0 };
    case "title":
    case "opening":
      return { style: null, left: 0 };
    case "recital":
    case "operative":
    case "subItem": {
      const level = Math.min(Math.max(clause.level, 1), 4) as 1 | 2 | 3 | 4;
      // A single item has no number, and stands where its number would.
      if (clause.number === "")
        return { style: level === 1 ? null : `enumlev${level}`, left: STEP * (level - 1) };
      return { style: `enumlev${level}`, left: STEP * level };
    }
  }
}

/** Letters of recitals are italic with their bracket, "2.1" and the numbers of operative paragraphs upright. */
const numberRuns = (number: string, inRecitals: boolean): TextRun[] => [
  new TextRun({ text: printable(number), ...(inRecitals && !/^\d/u.test(number) ? { italics: true } : {}) }),
  tab(),
];

/** Titles, verbs and notes are not counted, so they show a state only once they have one. */
function stateRuns(clause: DocumentClause, { language }: Sheet): TextRun[] {
  const { sign, short } = STATES[clause.state];
  const showsState = isCounted(clause.kind) || clause.state !== "open";
  return [
    ...(showsState
      ? [
          new TextRun({ text: sign, style: "StateSign" }),
          new TextRun({ text: ` ${short[language]} `, style: "State" }),
        ]
      : []),
    ...(clause.locked ? [new TextRun({ text: LOCK_SIGN, style: "StateSign" })] : []),
  ];
}

function changedLine(clause: DocumentClause, left: number, sheet: Sheet): Paragraph[] {
  const note = changedNote(clause, sheet);
  if (note === null) return [];
  const sign = new TextRun({ text: `${STATES.void.sign} `, style: "StateSign" });
  return [
    new Paragraph({ style: "StateNote", indent: { left }, children: [sign, new TextRun(printable(note))] }),
  ];
}

function markTable(document: OpinionDocument, sheet: Sheet): FileChild[] {
  const { language } = sheet;
  const lines = markLines(document, sheet);
  if (lines.length === 0) return [];
  return [
    line("SmallHead", word("marks", language)),
    docxTable(
      {
        columns: ["wide", "words", "words", "words"],
        head: (["paragraphs", "mark", "date", "basis"] as const).map((name) => word(name, language)),
        rows: lines.map(({ state, paragraphs, mark, date, basis }) => [
          paragraphs,
          `${STATES[state].sign} ${mark}`,
          date,
          basis,
        ]),
      },
      { width: SHEET_WIDTH },
    ),
  ];
}
