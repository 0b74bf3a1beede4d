import type * as Y from "yjs";
import type { Reference } from "../../shared/checks/finding.ts";
import type { BracketSpan } from "../../shared/text/brackets.ts";
import { footnoteOffset, footnotesInOrder } from "../../shared/opinion/canonical-text.ts";
import type { Clause } from "../../shared/clause/clause.ts";
import type { DocumentFootnote } from "../../shared/document/opinion-document.ts";
import { readRuns } from "../../shared/clause/read-words.ts";
import { redline, type RedlinePiece, stretchesOf } from "../../shared/clause/redline.ts";
import { textOf, type WordRun } from "../../shared/clause/words.ts";
import type { BracketOwner } from "../editor/bracket-owners.ts";
import type { OthersCaret } from "../editor/carets.ts";
import { draw, type Drawn } from "../editor/drawing.ts";
import { type Underline, underlinesIn } from "../opinion/underlines.ts";

/** Everything that is drawn of a clause now, from the Y.Doc itself where it is here: also between two snapshots. */
export function drawClause(of: {
  readonly text: Y.XmlText | null;
  readonly runs: readonly WordRun[];
  readonly settled: readonly WordRun[];
  readonly clean: boolean;
  readonly brackets: (words: string) => readonly BracketSpan[];
  readonly owners: (runs: readonly WordRun[]) => readonly BracketOwner[];
  readonly references: (runs: readonly WordRun[]) => readonly Reference[];
  readonly footnotes: readonly DocumentFootnote[];
  readonly record: Clause;
  readonly carets: readonly OthersCaret[];
  readonly underlines: readonly Underline[];
}): readonly Drawn[] {
  const { text, record } = of;
  const runs = text === null ? of.runs : readRuns(text);
  const pieces: readonly RedlinePiece[] =
    text === null || of.clean
      ? runs.map((run) => ({ ...run, kind: "same" }))
      : redline(stretchesOf(text), of.settled);
  const first = of.footnotes[0]?.n ?? 1;
  const footnotes = footnotesInOrder(record, runs).map((footnote, index) => ({
    n: first + index,
    at: footnoteOffset(footnote, runs),
    text: footnote.text,
  }));
  const words = textOf(runs);
  return draw({
    pieces,
    brackets: of.brackets(words),
    references: of.references(runs),
    owners: of.owners(runs),
    footnotes,
    carets: of.carets,
    underlines: of.clean ? [] : underlinesIn(of.underlines, words),
  });
}
