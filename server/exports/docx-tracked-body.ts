import { type FileChild, Paragraph, TabStopType } from "docx";
import type { DocumentClause, OpinionDocument } from "../../shared/document/opinion-document.ts";
import { printedClauseName } from "../../shared/report/opinion-text.ts";
import { readsFromRight } from "../../shared/text/scripts.ts";
import type { TrackedParagraph, TrackedText } from "../../shared/tracked/tracked-text.ts";
import { acceptedText } from "../../shared/tracked/tracked-words.ts";
import { type UsualState, usualState } from "../../shared/report/usual-state.ts";
import { proposalTag } from "../../shared/word-file/clause-tag.ts";
import { fileWord } from "../../shared/printed/word-file-words.ts";
import { clauseParagraph, clauseUnderId, paragraphLayout, stateRuns } from "./docx-clause.ts";
import { contentControl } from "./docx-control.ts";
import { noteLines, markTable, type SheetContext, textEnd, titleBlock } from "./docx-opinion-body.ts";
import { movedParagraph } from "./docx-moved.ts";
import { STATE_COLUMN } from "./docx-page.ts";
import { generatedRuns, line } from "./docx-text.ts";
import {
  addedClosing,
  revisionAttributes,
  trackedMargin,
  type TrackedShelf,
  trackedRuns,
} from "./docx-tracked-words.ts";

type TrackedSheet = SheetContext & { readonly tracked: TrackedShelf };

/** An Opinion with what changed in it, and the proposals that run on it, as tracked changes (rule R11). */
export function trackedBody(text: TrackedText, sheet: TrackedSheet): FileChild[] {
  const { document, since, paragraphs } = text;
  const { language } = sheet;
  const usual = usualState(document.clauses);
  const isTitle = ({ kind, subject }: TrackedParagraph): boolean =>
    kind === "title" && subject.kind === "clause";
  const title = paragraphs
    .filter(isTitle)
    .map((one) => paragraphOf(one, { text, sheet, inRecitals: false, usual }));
  const note = since === 0 ? fileWord("tracked", language) : fileWord("trackedOn", language, { n: since });
  let section: DocumentClause["kind"] = "opening";
  return [
    ...titleBlock(document, sheet, title),
    line("Standing", note, { keepNext: true }),
    ...paragraphs.flatMap((one) => {
      if (isTitle(one)) return [];
      if (one.kind === "recital" || one.kind === "operative") section = one.kind;
      const inRecitals = section === "recital";
      return [
        paragraphOf(one, { text, sheet, inRecitals, usual }),
        ...notesUnder(one, { ...sheet, document }),
      ];
    }),
    ...markTable(document, sheet),
    ...textEnd(document, sheet),
  ];
}

type Within = {
  readonly text: TrackedText;
  readonly sheet: TrackedSheet;
  readonly inRecitals: boolean;
  readonly usual: UsualState | null;
};

function paragraphOf(paragraph: TrackedParagraph, { text, sheet, inRecitals, usual }: Within): FileChild {
  const { subject, pieces, threads, added, removed } = paragraph;
  const { tracked, language } = sheet;
  const words = pieces.map((piece) => piece.text).join("");
  const isWhole = added !== null || removed !== null;
  const fromRight = readsFromRight(words);
  const number = { text: paragraph.number, style: "ClauseNumber", fromRight };
  const insertion = added === null ? {} : { insertion: revisionAttributes(added, tracked) };
  const deletion = removed === null ? {} : { deletion: revisionAttributes(removed, tracked) };
  const looks = {
    ...(fromRight ? { bidirectional: true } : {}),
    ...(!isWhole ? {} : { run: { ...insertion, ...deletion } }),
  };
  switch (subject.kind) {
    case "clause": {
      const { id, clause } = subject;
      const footnotes = clause?.footnotes ?? [];
      const runs = trackedRuns(pieces, { footnotes, threads, shelf: tracked });
      const state = clause === null ? [] : stateRuns(clause, { language, usual });
      const margin = isWhole ? { margin: trackedMargin(number, { added, removed }, tracked) } : {};
      const name = clause === null ? paragraph.number : printedClauseName(text.document, id, language);
      const whole = [...runs, ...addedClosing(closingOf(paragraph), added, tracked)];
      const hidden = { id, name, words: whole };
      return clauseUnderId({ ...hidden, hasFootnotes: footnotes.length > 0 }, (marked) =>
        halfOfMove(
          clauseParagraph({ place: paragraph, inRecitals, state, ...margin, ...looks }, marked),
          paragraph,
          tracked,
        ),
      );
    }
    case "proposal": {
      const { left } = paragraphLayout({ ...paragraph, number: "n" });
      const runs = trackedRuns(pieces, { footnotes: [], threads, shelf: tracked });
      const label = { text: subject.label ?? "", style: "ProposalLabel", fromRight };
      // A label is wider than a number: it begins at the margin.
      const hanging = subject.label === null ? STATE_COLUMN : left + STATE_COLUMN;
      const paragraphOfIts = new Paragraph({
        style: "StandingProposal",
        indent: { left, hanging },
        tabStops: [left].map((position) => ({ type: TabStopType.LEFT, position })),
        ...looks,
        children: [...trackedMargin(label, { added, removed }, tracked), ...runs],
      });
      const name = subject.label ?? fileWord("proposed", language);
      const control = { tag: proposalTag(subject.id), name, lock: "none" } as const;
      return contentControl(control, halfOfMove(paragraphOfIts, paragraph, tracked));
    }
  }
}

function halfOfMove(
  made: Paragraph,
  { move, added, removed }: TrackedParagraph,
  shelf: TrackedShelf,
): Paragraph {
  if (move === null) return made;
  if (removed !== null) return movedParagraph(made, { half: "from", move, by: removed }, shelf);
  return added === null ? made : movedParagraph(made, { half: "to", move, by: added }, shelf);
}

/** The sign by the clause's place, unless the words end with one already, or nothing would be left to close. */
function closingOf({ closing, pieces, removed }: TrackedParagraph): string {
  const ends = acceptedText(pieces).trimEnd();
  return removed !== null || ends === "" || /[;,.:；，。：؛،]$/u.test(ends) ? "" : closing;
}

function notesUnder(
  { subject, movedFrom, ...place }: TrackedParagraph,
  sheet: TrackedSheet & { readonly document: OpinionDocument },
): FileChild[] {
  if (subject.kind !== "clause" || subject.clause === null) return [];
  const { left } = paragraphLayout(place);
  const moved =
    movedFrom === null
      ? []
      : movedFrom === ""
        ? fileWord("moved", sheet.language)
        : fileWord("movedFrom", sheet.language, { number: movedFrom });
  return [
    ...[moved]
      .flat()
      .map((note) => new Paragraph({ style: "StateNote", indent: { left }, children: generatedRuns(note) })),
    ...noteLines(subject.clause, left, sheet),
  ];
}
