import { inLanguage } from "../../shared/preset.ts";
import { type FileChild, Paragraph, TextRun } from "docx";
import { printedClause } from "../../shared/printed-clause.ts";
import type { DocumentClause, OpinionDocument } from "../../shared/opinion-document.ts";
import {
  type Reading,
  clauseName,
  markLines,
  numberLine,
  textName,
} from "../../shared/report/opinion-text.ts";
import { notesOf } from "../../shared/report/parked-note.ts";
import type { ReportSection } from "../../shared/report/report-text.ts";
import { word } from "../../shared/report/report-words.ts";
import { STATES } from "../../shared/report/state-words.ts";
import { readsFromRight } from "../../shared/scripts.ts";
import { clauseParagraph, clauseUnderId, closingRuns, placeOf, stateRuns } from "./docx-clause.ts";
import { docxBlocks } from "./docx-block.ts";
import { docxLegend } from "./docx-legend.ts";
import { SHEET_WIDTH } from "./docx-page.ts";
import { docxTable } from "./docx-table.ts";
import { type FootnoteShelf, fromRightLooks, generatedRuns, line, wordRuns } from "./docx-text.ts";

/** What every clause is drawn with, besides itself. `plain`: the text alone, and what is said of it. */
export type Sheet = Reading & { readonly shelf: FootnoteShelf; readonly plain?: string };

/** An Opinion as it stands in the record: title block, clauses with their states, marks, legend. */
export function opinionBody(document: OpinionDocument, sheet: Sheet): FileChild[] {
  return [
    ...titleBlock(document, sheet, titleOf(document, sheet)),
    ...clauseParagraphs(document, sheet),
    ...(sheet.plain === undefined ? [...markTable(document, sheet), ...docxLegend(sheet)] : []),
    textRecord(document, sheet),
  ];
}

/** What is told under the words: in styles that a file that comes back is not read in (rule X3). */
export const underBody = (under: readonly ReportSection[], reading: Reading): FileChild[] =>
  under.flatMap(({ title, blocks }) => [
    line("SmallHead", title),
    ...docxBlocks(blocks, { reading, width: SHEET_WIDTH, sentences: "Small" }),
  ]);

/** Which record and words these are. */
export const textRecord = (document: OpinionDocument, { language }: Reading): Paragraph =>
  line("Small", word("textRecord", language, { seq: document.record.seq, hash: document.hash.slice(0, 16) }));

/** The number line, the title, whose text it is and the forum's standing words. */
export function titleBlock(
  document: OpinionDocument,
  { preset, language, plain }: Sheet,
  title: readonly FileChild[],
): FileChild[] {
  const clause = document.clauses.find(({ kind }) => kind === "title");
  return [
    line("ResNo", numberLine(document, language)),
    ...title,
    ...(clause === undefined || clause.state === "open" || plain !== undefined
      ? []
      : [new Paragraph({ style: "Standing", keepNext: true, children: [...stateRuns(clause, language)] })]),
    line(
      "Standing",
      `${textName(document, { language, preset })}\n${inLanguage(preset.standingWords, language)}`,
      {
        keepNext: true,
      },
    ),
    ...(plain === undefined ? [] : [line("Standing", plain, { keepNext: true })]),
    ...(document.sample
      ? [line("Sample", inLanguage(preset.sampleNotice, language), { keepNext: true })]
      : []),
  ];
}

function titleOf(document: OpinionDocument, sheet: Sheet): FileChild[] {
  const title = document.clauses.find((clause) => clause.kind === "title");
  if (title === undefined)
    return [new Paragraph({ style: "Restitle", children: wordRuns(document.title, [], sheet.shelf) })];
  return [clauseBlock(title, { document, sheet, inRecitals: false })];
}

type Within = { readonly document: OpinionDocument; readonly sheet: Sheet; readonly inRecitals: boolean };

function clauseBlock(clause: DocumentClause, { document, sheet, inRecitals }: Within): FileChild {
  const { id, text, footnotes, closing } = clause;
  const { language, shelf, plain } = sheet;
  const words = [...wordRuns(text, footnotes, shelf), ...closingRuns(closing)];
  const looks = {
    place: clause,
    inRecitals,
    state: plain === undefined ? stateRuns(clause, language) : null,
    ...(readsFromRight(text) ? { bidirectional: true } : {}),
  };
  const name = clauseName(document, id, language);
  return clauseUnderId({ id, name, words, hasFootnotes: footnotes.length > 0 }, (marked) =>
    clauseParagraph(looks, marked),
  );
}

function clauseParagraphs(document: OpinionDocument, sheet: Sheet): FileChild[] {
  let section: DocumentClause["kind"] = "opening";
  return document.clauses.map(printedClause).flatMap((clause) => {
    if (clause.kind === "title") return [];
    if (clause.kind === "recital" || clause.kind === "operative") section = clause.kind;
    return [
      clauseBlock(clause, { document, sheet, inRecitals: section === "recital" }),
      ...(sheet.plain === undefined ? noteLines(clause, placeOf(clause).left, { ...sheet, document }) : []),
    ];
  });
}

export function noteLines(
  clause: DocumentClause,
  left: number,
  reading: Reading & { readonly document: OpinionDocument },
): Paragraph[] {
  const note = notesOf(clause, reading);
  if (note === null) return [];
  const isVoid = clause.state === "void" && clause.mark !== null;
  const sign = new TextRun({ text: isVoid ? `${STATES.void.sign} ` : "", style: "StateSign" });
  return [
    new Paragraph({
      style: "StateNote",
      indent: { left },
      ...fromRightLooks(note),
      children: [sign, ...generatedRuns(note)],
    }),
  ];
}

export function markTable(document: OpinionDocument, sheet: Reading): FileChild[] {
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
