import { latinIn } from "../checks/drafted-language.ts";
import { languageOf } from "../checks/text-language.ts";
import type { TextLanguage } from "../checks/finding.ts";
import type { Kind } from "../clause/clause.ts";
import type { ClauseId } from "../ids.ts";
import type { DocumentClause, DocumentFootnote, OpinionDocument } from "../document/opinion-document.ts";
import { printedClause } from "../document/printed-clause.ts";
import { notesOf } from "./parked-note.ts";
import { type PrintContext, legend, markLines, printedNumberLine, textName } from "./opinion-text.ts";
import type { ReportTable } from "../printed/report-block.ts";
import { word } from "../printed/report-words.ts";
import { STATES } from "../printed/state-words.ts";
import {
  NO_STATE,
  type ShownState,
  shownState,
  usualSentence,
  type UsualState,
  usualState,
} from "./usual-state.ts";
import { inLanguage } from "../text/localized.ts";

/** A stretch of a paragraph: its words, the signs of brackets, or the sign of a footnote with what it says. */
export type PrintedPart =
  | { readonly kind: "words" | "brackets"; readonly text: string }
  | { readonly kind: "footnote"; readonly n: number; readonly text: string; readonly language: TextLanguage };

export type PrintedParagraph = Pick<DocumentClause, "id" | "kind" | "level" | "number"> & {
  /** Letters of recitals are italic with their bracket; numbers of operative paragraphs are upright. */
  readonly italicNumber: boolean;
  /** Of its own words, as they are written. */
  readonly language: TextLanguage;
  readonly parts: readonly PrintedPart[];
  readonly state: ShownState;
  /** Null unless a mark was made on words that changed since, or the paragraph is parked. */
  readonly note: string | null;
};

/** An Opinion as every printed form of it shows it; the looks belong to the exports. */
export type PrintedSheet = {
  readonly numberLine: string;
  readonly title: PrintedParagraph;
  /** The owner of the text, the forum's standing words, and the state of most paragraphs. */
  readonly standing: readonly string[];
  readonly sampleNotice: string | null;
  readonly paragraphs: readonly PrintedParagraph[];
  /** Null where no mark was made. */
  readonly marks: ReportTable | null;
  readonly legend: readonly { readonly sign: string; readonly meaning: string }[];
  readonly record: string;
};

export const isRightToLeft = (language: TextLanguage): boolean => language === "ar";

/** An Opinion laid out for print: what stands where, in which words. No person's name is in it (rule R3). */
export function printedSheet(document: OpinionDocument, reading: PrintContext): PrintedSheet {
  const { preset, language } = reading;
  const drafting = latinIn(document);
  const usual = usualState(document.clauses);
  // Nobody marks a report: it has no states to explain (rule R31).
  const isMarked = document.kind === undefined;
  let section: Kind = "opening";
  const printed = document.clauses.map((clause) => {
    if (clause.kind === "recital" || clause.kind === "operative") section = clause.kind;
    return paragraphOf(printedClause(clause), {
      document,
      reading,
      drafting,
      usual,
      inRecitals: section === "recital",
    });
  });
  return {
    numberLine: printedNumberLine(document, language),
    title: printed.find((one) => one.kind === "title") ?? NO_TITLE,
    standing: [
      textName(document, { language, preset }),
      inLanguage(preset.standingWords, language),
      ...(usual === null || !isMarked ? [] : [usualSentence(usual, language)]),
    ],
    sampleNotice: document.sample ? inLanguage(preset.sampleNotice, language) : null,
    paragraphs: printed.filter((one) => one.kind !== "title"),
    marks: markTable(document, reading),
    legend: isMarked ? legend(reading) : [],
    record: word("textRecord", language, { seq: document.record.seq, hash: document.hash.slice(0, 16) }),
  };
}

const NO_TITLE: PrintedParagraph = {
  id: "" as ClauseId,
  kind: "title",
  level: 1,
  number: "",
  italicNumber: false,
  language: "en",
  parts: [],
  state: NO_STATE,
  note: null,
};

function paragraphOf(
  clause: DocumentClause,
  {
    document,
    reading,
    drafting,
    usual,
    inRecitals,
  }: {
    readonly document: OpinionDocument;
    readonly reading: PrintContext;
    readonly drafting: TextLanguage;
    readonly usual: UsualState | null;
    readonly inRecitals: boolean;
  },
): PrintedParagraph {
  const { id, kind, number } = clause;
  return {
    id,
    kind,
    level: Math.min(Math.max(clause.level, 1), 4),
    number,
    italicNumber: inRecitals && !/^\d/u.test(number),
    language: clause.language ?? languageOf(clause.text, drafting),
    parts: printedParts(
      clause.text + clause.closing,
      clause.footnotes,
      document.translation?.from ?? drafting,
    ),
    state: shownState(clause, { usual, language: reading.language }),
    note: notesOf(clause, { document, ...reading }),
  };
}

/** Words with their brackets, and each footnote's sign after the character that it hangs on. */
export function printedParts(
  text: string,
  footnotes: readonly DocumentFootnote[],
  drafting: TextLanguage,
): readonly PrintedPart[] {
  const parts: PrintedPart[] = [];
  let from = 0;
  for (const { n, at, text: said } of footnotes.toSorted((a, b) => a.at - b.at || a.n - b.n)) {
    const to = Math.min(Math.max(at, from), text.length);
    const language = languageOf(said, drafting);
    parts.push(...bracketed(text.slice(from, to)), { kind: "footnote", n, text: said, language });
    from = to;
  }
  return [...parts, ...bracketed(text.slice(from))];
}

const bracketed = (text: string): readonly PrintedPart[] =>
  text
    .split(/([[\]]+)/u)
    .filter((part) => part !== "")
    .map((part) => ({ kind: /^[[\]]/u.test(part) ? "brackets" : "words", text: part }));

function markTable(document: OpinionDocument, reading: PrintContext): ReportTable | null {
  const lines = markLines(document, reading);
  if (lines.length === 0) return null;
  return {
    columns: ["wide", "words", "words", "words"],
    head: (["paragraphs", "mark", "date", "basis"] as const).map((name) => word(name, reading.language)),
    rows: lines.map(({ state, paragraphs, mark, date, basis }) => [
      paragraphs,
      `${STATES[state].sign} ${mark}`,
      date,
      basis,
    ]),
  };
}
