import type { WordRun } from "../../shared/clause.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { DocumentClause } from "../../shared/opinion-document.ts";
import type { Words } from "../../shared/words.ts";

export type ShownRow = { readonly clause: DocumentClause; readonly runs: readonly WordRun[] };

const NO_RUNS: readonly WordRun[] = [];

/** So many rows out of sight catch up in one drawing, in turn: all at once would keep a key waiting. */
const AT_ONCE = 2;

/**
 * What each row shows. A row out of sight rests: it keeps the words that it drew last until its turn comes or it
 * is woken, so that only what is read is drawn in every frame. Whatever but words changed is shown at once.
 */
export function openRestingRows(): (now: {
  readonly clauses: readonly DocumentClause[];
  readonly words: Words;
  readonly isAwake: (id: ClauseId) => boolean;
  /** Another number than before wakes them all. */
  readonly wakings: number;
}) => { readonly rows: readonly ShownRow[]; readonly behind: boolean } {
  let before = new Map<ClauseId, ShownRow>();
  let wakingsBefore = 0;
  /** The row that caught up last: the turn is with those after it. */
  let last = -1;
  return ({ clauses, words, isAwake, wakings }) => {
    const all = wakings !== wakingsBefore;
    wakingsBefore = wakings;
    const resting: number[] = [];
    const rows = clauses.map((clause, index): ShownRow => {
      const runs = words.get(clause.id) ?? NO_RUNS;
      const shown = before.get(clause.id);
      if (shown === undefined) return { clause, runs };
      if (shown.clause === clause && shown.runs === runs) return shown;
      if (all || isAwake(clause.id) || !differInWordsAlone(shown.clause, clause)) return { clause, runs };
      resting.push(index);
      return shown;
    });
    const turns = [...resting.filter((index) => index > last), ...resting.filter((index) => index <= last)];
    for (const index of turns.slice(0, AT_ONCE)) {
      const clause = clauses[index];
      if (clause === undefined) continue;
      rows[index] = { clause, runs: words.get(clause.id) ?? NO_RUNS };
      last = index;
    }
    before = new Map(rows.map((row) => [row.clause.id, row]));
    return { rows, behind: resting.length > AT_ONCE };
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
