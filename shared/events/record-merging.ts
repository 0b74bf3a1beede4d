import { objectionsOfBasis } from "./carry-objections.ts";
import type { EntryOf } from "./recorded.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { MergeRowId } from "../ids.ts";
import type { Laid } from "../merging/lay-beside.ts";
import type { Merge, MergeInput, MergeRow } from "../merging/merge.ts";
import type { Merging } from "../merging/merging.ts";
import { findRevision, mergingOf } from "../merging/merging.ts";
import { withInputBack, withoutInput } from "../merging/inputs-off.ts";
import type { DeskAct, MergingAct, RevisionAct } from "../merging/merging-acts.ts";

/** The Opinion after one more entry of the desk. Who was not told of a merge has none that could change. */
export function recordMerging(opinion: Opinion, entry: EntryOf<MergingAct>): Opinion {
  switch (entry.type) {
    case "revisionPublished":
    case "basisTaken":
    case "textCleared":
    case "clearingTakenBack":
    case "clauseBrought":
    case "clauseGiven":
      return withMerging(withObjectionsOf(opinion, entry), recordRevision(mergingOf(opinion), entry));
    default:
      return withMerges(opinion, recordDesk(mergingOf(opinion).merges, entry));
  }
}

function withObjectionsOf(opinion: Opinion, entry: EntryOf<RevisionAct>): Opinion {
  if (entry.type !== "basisTaken") return opinion;
  return objectionsOfBasis(opinion, findRevision(opinion, entry.revisionId), entry);
}

export const withMerges = (opinion: Opinion, merges: readonly Merge[]): Opinion =>
  withMerging(opinion, { ...mergingOf(opinion), merges });

/** Absent where nothing is left: a reader who was told of nothing has the same. */
function withMerging({ merging: _before, ...rest }: Opinion, merging: Merging): Opinion {
  const isNothing =
    merging.merges.length === 0 &&
    merging.revisions.length === 0 &&
    merging.brought.length === 0 &&
    merging.cleared === null;
  return isNothing ? rest : { ...rest, merging };
}

function recordRevision(merging: Merging, entry: EntryOf<RevisionAct>): Merging {
  const { seq, at, by, forumSeq } = entry;
  switch (entry.type) {
    case "revisionPublished": {
      const { revisionId: id, mergeId, name, whose, rows, wordsHash: hash } = entry;
      const revision = { id, mergeId, name, whose, seq, at, by, forumSeq, hash, rows, basis: null };
      return { ...merging, revisions: [...merging.revisions, revision] };
    }
    case "basisTaken": {
      const taken = merging.revisions.find(({ id }) => id === entry.revisionId);
      const basis = { seq, at, by, forumSeq, made: entry.made };
      return {
        ...merging,
        // The work has come to its end; what it gave stands in the revision.
        merges: merging.merges.filter(({ id }) => id !== taken?.mergeId),
        revisions: merging.revisions.map((one) => (one.id === entry.revisionId ? { ...one, basis } : one)),
      };
    }
    case "textCleared":
      return { ...merging, cleared: { seq, at, by, forumSeq, hash: entry.wordsHash } };
    case "clearingTakenBack":
      return { ...merging, cleared: null };
    case "clauseBrought": {
      const { clauseId, from } = entry;
      return { ...merging, brought: [...merging.brought, { clauseId, seq, at, by, forumSeq, from }] };
    }
    case "clauseGiven":
      return merging;
  }
}

function recordDesk(merges: readonly Merge[], entry: EntryOf<DeskAct>): readonly Merge[] {
  if (entry.type === "mergeOpened") {
    const { mergeId: id, openness, seq, at, by, forumSeq, input, laid } = entry;
    return [
      ...merges,
      takenIn({ id, openness, seq, at, by, forumSeq, inputs: [], rows: [] }, { input, laid }),
    ];
  }
  if (entry.type === "mergeDiscarded") return merges.filter(({ id }) => id !== entry.mergeId);
  if (entry.type === "mergeOpenedToAll")
    return [...merges.filter(({ id }) => id !== entry.mergeId), entry.merge];
  return merges.map((merge) => mergeAfter(merge, entry));
}

/** One merge after an act at the desk; another one's changes nothing, and one that is elsewhere follows there. */
export function mergeAfter(merge: Merge, entry: EntryOf<DeskAct>): Merge {
  if (entry.mergeId !== merge.id || merge.isAway === true) return merge;
  switch (entry.type) {
    case "mergeOpened":
    case "mergeDiscarded":
      return merge;
    case "mergeOpenedToAll":
      return entry.merge;
    default:
      return changed(merge, entry);
  }
}

type Change = EntryOf<Exclude<DeskAct, { type: "mergeOpened" | "mergeDiscarded" | "mergeOpenedToAll" }>>;

function changed(merge: Merge, entry: Change): Merge {
  const rows = (change: (row: MergeRow) => MergeRow): Merge => ({ ...merge, rows: merge.rows.map(change) });
  const row = (id: MergeRowId, part: Partial<MergeRow>): Merge =>
    rows((one) => (one.id === id ? { ...one, ...part } : one));
  const { at, by, forumSeq } = entry;
  switch (entry.type) {
    case "mergeInputTaken":
      return takenIn(merge, entry);
    case "mergeInputToggled": {
      const { inputId, isOn } = entry;
      const inputs = merge.inputs.map((one) => (one.id === inputId ? { ...one, isOn } : one));
      return { ...merge, inputs };
    }
    case "mergeInputRemoved":
      return withoutInput(merge, entry.inputId);
    case "mergeInputPutBack":
      return withInputBack(merge, entry.inputId);
    case "mergeRowWritten":
      return row(entry.rowId, {
        written: entry.text === null ? null : { text: entry.text, at, by, forumSeq },
      });
    case "mergeRowAdded": {
      const { rowId: id, kind, level, text, after } = entry;
      const added = {
        id,
        kind,
        level,
        cells: [],
        written: { text, at, by, forumSeq },
        dropped: null,
        isPlaced: false,
      };
      return { ...merge, rows: insertRow(merge.rows, after, added) };
    }
    case "mergeRowPlaced": {
      const placed = merge.rows.find(({ id }) => id === entry.rowId);
      if (placed === undefined) return merge;
      const rest = merge.rows.filter((one) => one !== placed);
      return { ...merge, rows: insertRow(rest, entry.after, { ...placed, isPlaced: true }) };
    }
    case "mergeCellPlaced":
      return cellPlaced(merge, entry);
    case "mergeRowDropped":
      return row(entry.rowId, { dropped: { reason: entry.reason, at, by, forumSeq } });
    case "mergeRowTakenBack":
      return row(entry.rowId, { dropped: null });
  }
}

function cellPlaced(
  merge: Merge,
  { inputId, n, rowId, isNew }: Extract<Change, { type: "mergeCellPlaced" }>,
) {
  const isIt = (cell: { readonly inputId: string; readonly n: number }): boolean =>
    cell.inputId === inputId && cell.n === n;
  const from = merge.rows.find(({ cells }) => cells.some(isIt));
  const clause = merge.inputs.find(({ id }) => id === inputId)?.clauses[n];
  if (from === undefined || clause === undefined) return merge;
  const taken = merge.rows.map((one) =>
    one === from ? { ...one, cells: one.cells.filter((cell) => !isIt(cell)) } : one,
  );
  const cell = { inputId, n };
  const { kind, level } = clause;
  const own = { id: rowId, kind, level, cells: [cell], written: null, dropped: null, isPlaced: true };
  const rows = isNew
    ? insertRow(taken, from.id, own)
    : taken.map((one) => (one.id === rowId ? { ...one, cells: [...one.cells, cell] } : one));
  // A row from which all went away without words of its own is none.
  return {
    ...merge,
    rows: rows.filter(({ id, cells, written }) => id !== from.id || cells.length > 0 || written !== null),
  };
}

function takenIn(
  merge: Merge,
  { input, laid }: { readonly input: MergeInput; readonly laid: readonly Laid[] },
) {
  let { rows } = merge;
  for (const one of laid) {
    const clause = input.clauses[one.n];
    if (clause === undefined) continue;
    const { kind, level } = clause;
    const cell = { inputId: input.id, n: one.n };
    if (one.after === undefined) {
      rows = rows.map((row) => (row.id === one.rowId ? { ...row, cells: [...row.cells, cell] } : row));
    } else {
      const own = {
        id: one.rowId,
        kind,
        level,
        cells: [cell],
        written: null,
        dropped: null,
        isPlaced: false,
      };
      rows = insertRow(rows, one.after, own);
    }
  }
  return { ...merge, inputs: [...merge.inputs, input], rows };
}

function insertRow(rows: readonly MergeRow[], after: MergeRowId | null, row: MergeRow): readonly MergeRow[] {
  const index = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  return [...rows.slice(0, index), row, ...rows.slice(index)];
}
