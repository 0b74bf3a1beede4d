import {
  type FileChild,
  Paragraph,
  type IParagraphOptions,
  type ParagraphChild,
  TabStopType,
  TextRun,
} from "docx";
import type { ClauseId } from "../../shared/ids.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { shownState, type UsualState } from "../../shared/report/usual-state.ts";
import { clauseTag } from "../../shared/word-file/clause-tag.ts";
import { bookmarked, contentControl, runControl } from "./docx-control.ts";
import { STATE_COLUMN } from "./docx-page.ts";
import type { ParagraphStyle } from "./docx-styles.ts";
import { generatedRuns, tab } from "./docx-text.ts";

/** One level's indent, and where a number's words start: ITU's first tab stop. */
export const STEP = 794;

export type ParagraphPlace = Pick<DocumentClause, "kind" | "level" | "number">;

export function paragraphLayout({ kind, level, number }: ParagraphPlace): {
  readonly style: ParagraphStyle | null;
  readonly left: number;
} {
  switch (kind) {
    case "verb":
      return { style: "Call", left: STEP };
    case "note":
      return { style: "OpinionNote", left: 0 };
    case "title":
      return { style: "Restitle", left: 0 };
    case "opening":
      return { style: null, left: 0 };
    case "recital":
    case "operative":
    case "subItem": {
      const at = Math.min(Math.max(level, 1), 4) as 1 | 2 | 3 | 4;
      // A single item has no number, and stands where its number would.
      if (number === "") return { style: at === 1 ? null : `enumlev${at}`, left: STEP * (at - 1) };
      return { style: `enumlev${at}`, left: STEP * at };
    }
  }
}

type ClauseLooks = Pick<IParagraphOptions, "bidirectional" | "run"> & {
  readonly place: ParagraphPlace;
  readonly inRecitals: boolean;
  /** In the margin before the number; none where the text says it once, or the file has no states. */
  readonly state: readonly ParagraphChild[];
  /** In place of state and number, where they come and go with the paragraph. */
  readonly margin?: readonly ParagraphChild[];
};

/** A clause's paragraph: from the margin its state, then its number at its place, then its words. */
export function clauseParagraph(
  { place, inRecitals, state, margin, ...looks }: ClauseLooks,
  words: readonly ParagraphChild[],
): Paragraph {
  const { style, left } = paragraphLayout(place);
  if (place.kind === "title") return new Paragraph({ style: "Restitle", ...looks, children: words });
  const numbered = place.number !== "";
  const isInMargin = state.length > 0 || margin !== undefined;
  const hanging = isInMargin ? left + STATE_COLUMN : numbered ? STEP : 0;
  const stops = numbered ? [left - STEP, left, left + STEP / 2] : [left];
  return new Paragraph({
    ...(style === null ? {} : { style }),
    indent: { left, hanging },
    tabStops: stops.map((position) => ({ type: TabStopType.LEFT, position })),
    ...looks,
    children: [
      ...(margin ?? [
        ...(state.length === 0 ? [] : [...state, tab()]),
        ...(numbered
          ? numberRuns(place.number, { inRecitals, fromRight: looks.bidirectional === true })
          : []),
      ]),
      ...words,
    ],
  });
}

/** Letters of recitals are italic with their bracket, "2.1" and the numbers of operative paragraphs upright. */
const numberRuns = (
  number: string,
  { inRecitals, fromRight }: { readonly inRecitals: boolean; readonly fromRight: boolean },
): readonly TextRun[] => [
  ...generatedRuns(number, {
    fromRight,
    style: "ClauseNumber",
    ...(inRecitals && !/^\d/u.test(number) ? { italics: true } : {}),
  }),
  tab(),
];

/** Shown by rule and no part of the words: a style of its own tells who reads the file back. */
export const closingRuns = (closing: string): readonly TextRun[] =>
  closing === "" ? [] : [new TextRun({ text: closing, style: "ClosingSign" })];

/** A clause's state as it stands in the margin; nothing where the text says it once. */
export function stateRuns(
  clause: Pick<DocumentClause, "kind" | "state" | "locked">,
  of: { readonly language: ReportLanguage; readonly usual: UsualState | null },
): readonly TextRun[] {
  const { sign, short, lock } = shownState(clause, of);
  return [
    ...(sign === ""
      ? []
      : [
          new TextRun({ text: sign, style: "StateSign" }),
          ...generatedRuns(` ${short} `, { style: "State" }),
        ]),
    ...(lock === "" ? [] : [new TextRun({ text: lock, style: "StateSign" })]),
  ];
}

type Hidden = {
  readonly id: ClauseId;
  readonly name: string;
  readonly words: readonly ParagraphChild[];
  readonly hasFootnotes: boolean;
};

/**
 * A clause's paragraph under its hidden id (rule R13), never locked: proposals on locked words are made in Word too.
 * LibreOffice does not open a file with a footnote in a control around a paragraph: there the control stands around
 * the words within it.
 */
export function clauseUnderId(
  { id, name, words, hasFootnotes }: Hidden,
  paragraph: (words: readonly ParagraphChild[]) => Paragraph,
): FileChild {
  const tag = clauseTag(id);
  const control = { tag, name, lock: "none" } as const;
  const marked = bookmarked(tag, words);
  return hasFootnotes ? paragraph([runControl(control, marked)]) : contentControl(control, paragraph(marked));
}
