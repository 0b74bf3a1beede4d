import type { WordRun, Words } from "../../shared/clause/words.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import type { PlacedCaret } from "../editor/carets.ts";
import type { FindReferences } from "./use-references.ts";

export type ShownRow = {
  readonly clause: DocumentClause;
  readonly runs: readonly WordRun[];
  readonly carets: readonly PlacedCaret[];
  readonly findReferences: FindReferences | null;
};

const NO_RUNS: readonly WordRun[] = [];

/**
 * Content of each row. A row that does not follow yet keeps the words, carets and references that it drew last until
 * its step, its turn, or until it is woken, so that a drawing is short. Whatever else changed is shown at once.
 */
export function openRestingRows(): (now: {
  readonly clauses: readonly DocumentClause[];
  readonly words: Words;
  readonly caretsIn: (id: ClauseId) => readonly PlacedCaret[];
  readonly findReferences: FindReferences | null;
  /**
   * The step of a drawing in which a row follows what others did. Null: it follows in turn, one such row in the last
   * step of each drawing. `n` is the row's index plus the number of drawings: rows whose step depends on it take turns
   * to be early, so that none starves when keys end each drawing.
   */
  readonly stepOf: (id: ClauseId, n: number) => number | null;
  /** Rows of later steps wait. Step 0 begins a drawing. */
  readonly step: number;
  /** Another number than before wakes them all. */
  readonly wakings: number;
}) => {
  readonly rows: readonly ShownRow[];
  /** Rows wait for their turn. */
  readonly behind: boolean;
  /** Rows wait for a later step. */
  readonly unfinished: boolean;
} {
  let before = new Map<ClauseId, ShownRow>();
  let wakingsBefore = 0;
  let drawings = 0;
  /** The row that caught up last: the turn is with the next that waits behind it. */
  let last = -1;
  return ({ clauses, words, caretsIn, findReferences, stepOf, step, wakings }) => {
    const all = wakings !== wakingsBefore;
    wakingsBefore = wakings;
    if (step === 0) drawings += 1;
    const waiting: number[] = [];
    let unfinished = false;
    const now = (clause: DocumentClause): ShownRow => ({
      clause,
      runs: words.get(clause.id) ?? NO_RUNS,
      carets: caretsIn(clause.id),
      findReferences,
    });
    const rows = clauses.map((clause, index): ShownRow => {
      const next = now(clause);
      const shown = before.get(clause.id);
      if (shown === undefined) return next;
      if (isSame(shown, next)) return shown;
      if (all || !differInWordsAlone(shown.clause, clause)) return next;
      const own = stepOf(clause.id, index + drawings);
      if (own !== null && own <= step) return next;
      if (own === null) waiting.push(index);
      else unfinished = true;
      return shown;
    });
    const turn = unfinished ? undefined : (waiting.find((index) => index > last) ?? waiting[0]);
    if (turn !== undefined) {
      rows[turn] = now(clauses[turn]!);
      last = turn;
    }
    const behind = waiting.length > 1;
    before = new Map(rows.map((row) => [row.clause.id, row]));
    return { rows, behind, unfinished };
  };
}

const isSame = (a: ShownRow, b: ShownRow): boolean =>
  a.clause === b.clause &&
  a.runs === b.runs &&
  a.carets === b.carets &&
  a.findReferences === b.findReferences;

const differInWordsAlone = (a: DocumentClause, b: DocumentClause): boolean =>
  a.number === b.number &&
  a.state === b.state &&
  a.locked === b.locked &&
  a.kind === b.kind &&
  a.level === b.level &&
  a.closing === b.closing &&
  a.mark?.at === b.mark?.at &&
  a.footnotes.length === b.footnotes.length;
