import type { WordRun } from "../../shared/clause.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { DocumentClause } from "../../shared/opinion-document.ts";
import type { Words } from "../../shared/words.ts";
import type { OthersCaret } from "./carets.ts";

export type ShownRow = {
  readonly clause: DocumentClause;
  readonly runs: readonly WordRun[];
  readonly carets: readonly OthersCaret[];
};

/** Awake rows show all at once; of the others so many catch up in one drawing, in turn: all would keep a key waiting. */
export type Wakefulness = "awake" | "inSight" | "outOfSight";
const AT_ONCE = { inSight: 3, outOfSight: 1 } as const;

const NO_RUNS: readonly WordRun[] = [];

/**
 * What each row shows. A row that is not awake rests: it keeps the words and carets that it drew last until its
 * turn comes or it is woken, so that a drawing is short. Whatever else changed is shown at once.
 */
export function openRestingRows(): (now: {
  readonly clauses: readonly DocumentClause[];
  readonly words: Words;
  readonly caretsIn: (id: ClauseId) => readonly OthersCaret[];
  readonly wakefulness: (id: ClauseId) => Wakefulness;
  /** Another number than before wakes them all. */
  readonly wakings: number;
}) => { readonly rows: readonly ShownRow[]; readonly behind: boolean } {
  let before = new Map<ClauseId, ShownRow>();
  let wakingsBefore = 0;
  /** The rows that caught up last: the turn is with those after them. */
  const last = { inSight: -1, outOfSight: -1 };
  return ({ clauses, words, caretsIn, wakefulness, wakings }) => {
    const all = wakings !== wakingsBefore;
    wakingsBefore = wakings;
    const resting = { inSight: [] as number[], outOfSight: [] as number[] };
    const now = (clause: DocumentClause): ShownRow => ({
      clause,
      runs: words.get(clause.id) ?? NO_RUNS,
      carets: caretsIn(clause.id),
    });
    const rows = clauses.map((clause, index): ShownRow => {
      const next = now(clause);
      const shown = before.get(clause.id);
      if (shown === undefined) return next;
      if (shown.clause === clause && shown.runs === next.runs && shown.carets === next.carets) return shown;
      const waking = all || !differInWordsAlone(shown.clause, clause) ? "awake" : wakefulness(clause.id);
      if (waking === "awake") return next;
      resting[waking].push(index);
      return shown;
    });
    let behind = false;
    for (const kind of ["inSight", "outOfSight"] as const) {
      const waiting = resting[kind];
      const turns = [
        ...waiting.filter((index) => index > last[kind]),
        ...waiting.filter((index) => index <= last[kind]),
      ].slice(0, AT_ONCE[kind]);
      for (const index of turns) {
        rows[index] = now(clauses[index]!);
        last[kind] = index;
      }
      behind ||= turns.length < waiting.length;
    }
    before = new Map(rows.map((row) => [row.clause.id, row]));
    return { rows, behind };
  };
}

const differInWordsAlone = (a: DocumentClause, b: DocumentClause): boolean =>
  a.number === b.number &&
  a.state === b.state &&
  a.locked === b.locked &&
  a.kind === b.kind &&
  a.level === b.level &&
  a.closing === b.closing &&
  a.mark?.at === b.mark?.at &&
  a.footnotes.length === b.footnotes.length;
