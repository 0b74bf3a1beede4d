import { useCallback, useMemo, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import type { BoundReference } from "../../shared/opinion/bound-reference.ts";
import type { Clause } from "../../shared/clause/clause.ts";
import type { WordRun } from "../../shared/clause/words.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import type { OwnedBracket } from "../../shared/negotiation/owned-bracket.ts";
import { bracketSpans } from "../../shared/text/brackets.ts";
import { unnamedIn, withAuthors } from "../editor/authors-of-drawn.ts";
import { ownersIn } from "../editor/bracket-owners.ts";
import type { PlacedCaret } from "../editor/carets.ts";
import type { Drawn } from "../editor/drawing.ts";
import { drawClause } from "./draw-clause.ts";
import type { SheetHands } from "./sheet-hands.ts";
import type { FindReferences } from "./use-references.ts";

/** A clause with all that shows in its words. */
export type DrawnClause = {
  readonly clause: DocumentClause;
  readonly record: Clause;
  readonly runs: readonly WordRun[];
  readonly carets: readonly PlacedCaret[];
  /** The words in the Y.Doc; null before the first sync. */
  readonly text: Y.XmlText | null;
  readonly clean: boolean;
  /** Its brackets that somebody asked for. */
  readonly owned: readonly OwnedBracket[];
  /** Another function when a number changed: then its references are drawn anew. Null: none is drawn yet. */
  readonly findReferences: FindReferences | null;
  /** Its references that the record bound to a clause. */
  readonly bound: readonly BoundReference[];
  readonly hands: SheetHands;
};

/** Draws a clause's words. `drawingNow` gives them as they are at its call, for the editor. */
export function useDrawn({
  clause,
  record,
  runs,
  carets,
  text,
  clean,
  owned,
  findReferences,
  bound,
  hands,
}: DrawnClause): {
  readonly drawn: readonly Drawn[];
  readonly drawingNow: () => readonly Drawn[];
} {
  const underlines = useSyncExternalStore(hands.underlines.subscribe, () => hands.underlines.of(clause.id));
  const drawing = useMemo(
    () => () =>
      drawClause({
        text,
        runs,
        settled: record.settled.runs,
        clean,
        brackets: (words) => bracketSpans(words, hands.names()),
        owners: (now) => ownersIn(owned, now, hands.symbolOf),
        references: (now) => findReferences?.({ clauseId: clause.id, runs: now }, bound) ?? [],
        footnotes: clause.footnotes,
        record,
        carets: hands.carets.of(clause.id),
        underlines: hands.underlines.of(clause.id),
      }),
    [text, runs, record, clean, clause, owned, findReferences, bound, hands],
  );
  // `carets` and `underlines` are what `drawing` reads: a new list draws anew.
  // oxlint-disable-next-line react/exhaustive-deps -- reason: see above
  const plain = useMemo(() => drawing(), [drawing, carets, underlines]);
  const { authors } = hands;
  const unnamed = useSyncExternalStore(authors.onNamed, () => unnamedIn(plain, authors));
  // oxlint-disable-next-line react/exhaustive-deps -- reason: authors who become known change the count alone
  const drawn = useMemo(() => withAuthors(plain, authors), [plain, authors, unnamed]);
  const drawingNow = useCallback(() => withAuthors(drawing(), authors), [drawing, authors]);
  return { drawn, drawingNow };
}
