import { inLanguage } from "../../shared/text/localized.ts";
import { type FileChild, Paragraph, TextRun } from "docx";
import { printedClause } from "../../shared/document/printed-clause.ts";
import type { DocumentClause, OpinionDocument } from "../../shared/document/opinion-document.ts";
import {
  type PrintContext,
  printedClauseName,
  markLines,
  printedNumberLine,
  textName,
} from "../../shared/report/opinion-text.ts";
import { notesOf } from "../../shared/report/parked-note.ts";
import type { ReportSection } from "../../shared/printed/report-block.ts";
import { word } from "../../shared/printed/report-words.ts";
import { STATES } from "../../shared/printed/state-words.ts";
import { WORD_TAGS } from "../../shared/text/work-language.ts";
import { type UsualState, usualSentence, usualState } from "../../shared/report/usual-state.ts";
import { readsFromRight } from "../../shared/text/scripts.ts";
import { clauseParagraph, clauseUnderId, closingRuns, paragraphLayout, stateRuns } from "./docx-clause.ts";
import { docxBlocks } from "./docx-block.ts";
import { docxLegend } from "./docx-legend.ts";
import { SHEET_WIDTH } from "./docx-page.ts";
import { docxTable } from "./docx-table.ts";
import { type FootnoteShelf, fromRightLooks, generatedRuns, line, wordRuns } from "./docx-text.ts";

/** Everything that a clause is drawn with, besides itself. */
export type SheetContext = PrintContext & {
  readonly shelf: FootnoteShelf;
  /** The text alone, and what is said of it. */
  readonly plain?: string;
  /** The instant that it shows; absent in the report, which says so once. */
  readonly asOf?: string;
};

/** The legend and the seal of a text: in a file of its own, since the report has both once. */
export const textEnd = (document: OpinionDocument, sheet: SheetContext): FileChild[] =>
  sheet.asOf === undefined
    ? []
    : [
        ...(sheet.plain === undefined && document.kind === undefined ? docxLegend(sheet) : []),
        textRecord(document, sheet),
      ];

/** An Opinion as it stands in the record: title block, clauses with their states, marks, legend. */
export function opinionBody(document: OpinionDocument, sheet: SheetContext): FileChild[] {
  return [
    ...titleBlock(document, sheet, titleOf(document, sheet)),
    ...clauseParagraphs(document, sheet),
    ...(sheet.plain === undefined ? markTable(document, sheet) : []),
    ...textEnd(document, sheet),
  ];
}

/** Sections under the words, in styles that are skipped when the file comes back (rule X3). */
export const underBody = (under: readonly ReportSection[], reading: PrintContext): FileChild[] =>
  under.flatMap(({ title, blocks }) => [
    line("SmallHead", title),
    ...docxBlocks(blocks, { reading, width: SHEET_WIDTH, sentences: "Small" }),
  ]);

/** Which record and words these are. */
const textRecord = (document: OpinionDocument, { language }: PrintContext): Paragraph =>
  line("Small", word("textRecord", language, { seq: document.record.seq, hash: document.hash.slice(0, 16) }));

/** The number line, the title, whose text it is and the forum's standing words. */
export function titleBlock(
  document: OpinionDocument,
  { preset, language, plain, asOf }: SheetContext,
  title: readonly FileChild[],
): FileChild[] {
  const clause = document.clauses.find(({ kind }) => kind === "title");
  const usual = usualState(document.clauses);
  const state = clause === undefined || plain !== undefined ? [] : stateRuns(clause, { language, usual });
  const standing = [
    textName(document, { language, preset }),
    ...(asOf === undefined ? [] : [asOf]),
    inLanguage(preset.standingWords, language),
    ...(usual === null || plain !== undefined || document.kind !== undefined
      ? []
      : [usualSentence(usual, language)]),
  ];
  return [
    line("ResNo", printedNumberLine(document, language)),
    ...title,
    ...(state.length === 0
      ? []
      : [new Paragraph({ style: "Standing", keepNext: true, children: [...state] })]),
    line("Standing", standing.join("\n"), { keepNext: true }),
    ...(plain === undefined ? [] : [line("Standing", plain, { keepNext: true })]),
    ...(document.sample
      ? [line("Sample", inLanguage(preset.sampleNotice, language), { keepNext: true })]
      : []),
  ];
}

function titleOf(document: OpinionDocument, sheet: SheetContext): FileChild[] {
  const title = document.clauses.find((clause) => clause.kind === "title");
  if (title === undefined)
    return [new Paragraph({ style: "Restitle", children: wordRuns(document.title, [], sheet.shelf) })];
  return [clauseBlock(title, { document, sheet, inRecitals: false, usual: null })];
}

type Within = {
  readonly document: OpinionDocument;
  readonly sheet: SheetContext;
  readonly inRecitals: boolean;
  readonly usual: UsualState | null;
};

function clauseBlock(clause: DocumentClause, { document, sheet, inRecitals, usual }: Within): FileChild {
  const { id, text, footnotes, closing } = clause;
  const { language, shelf: all, plain } = sheet;
  const shelf = clause.language === undefined ? all : all.of(WORD_TAGS[clause.language]);
  const words = [...wordRuns(text, footnotes, shelf), ...closingRuns(closing)];
  const looks = {
    place: clause,
    inRecitals,
    state: plain === undefined && clause.kind !== "title" ? stateRuns(clause, { language, usual }) : [],
    ...(readsFromRight(text) ? { bidirectional: true } : {}),
  };
  const name = printedClauseName(document, id, language);
  return clauseUnderId({ id, name, words, hasFootnotes: footnotes.length > 0 }, (marked) =>
    clauseParagraph(looks, marked),
  );
}

function clauseParagraphs(document: OpinionDocument, sheet: SheetContext): FileChild[] {
  const usual = usualState(document.clauses);
  let section: DocumentClause["kind"] = "opening";
  return document.clauses.map(printedClause).flatMap((clause) => {
    if (clause.kind === "title") return [];
    if (clause.kind === "recital" || clause.kind === "operative") section = clause.kind;
    return [
      clauseBlock(clause, { document, sheet, inRecitals: section === "recital", usual }),
      ...(sheet.plain === undefined
        ? noteLines(clause, paragraphLayout(clause).left, { ...sheet, document })
        : []),
    ];
  });
}

export function noteLines(
  clause: DocumentClause,
  left: number,
  reading: PrintContext & { readonly document: OpinionDocument },
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

export function markTable(document: OpinionDocument, sheet: PrintContext): FileChild[] {
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
