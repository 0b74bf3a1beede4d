import { objectionsOfBasis } from "./carry-objections.ts";
import { changedIn } from "./change.ts";
import { type EventsOf, type OneOf, type Reducer, settling, toAll, toSome } from "./event-entry.ts";
import { type EntryOf, placed, signed } from "./recorded.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { MergeRowId } from "../ids.ts";
import type { Laid } from "../merging/lay-beside.ts";
import type { Merge, MergeInput, MergeRow } from "../merging/merge.ts";
import { findRevision, type Merging, mergingOf } from "../merging/merging.ts";
import { withInputBack, withoutInput } from "../merging/inputs-off.ts";
import type { DeskEvent, MergingEvent, RevisionEvent } from "../merging/merging-event.ts";

/** Of work at the desk: who was not told of a merge has none that could change. */
const atDesk =
  <One extends DeskEvent>(
    part: (merges: readonly Merge[], entry: EntryOf<One>) => readonly Merge[],
  ): Reducer<One> =>
  (opinion, entry) =>
    withMerges(opinion, part(mergingOf(opinion).merges, entry));

type InMerge = Exclude<DeskEvent, { type: "mergeOpened" | "mergeDiscarded" | "mergeOpenedToAll" }>;
type Change<Type extends InMerge["type"]> = (merge: Merge, entry: EntryOf<OneOf<InMerge, Type>>) => Merge;

/** Changes within one merge. */
const IN_MERGE: { readonly [Type in InMerge["type"]]: Change<Type> } = {
  mergeInputTaken: takenIn,
  mergeInputToggled: (merge, { inputId, isOn }) => ({
    ...merge,
    inputs: changedIn(merge.inputs, inputId, () => ({ isOn })),
  }),
  mergeInputRemoved: (merge, { inputId }) => withoutInput(merge, inputId),
  mergeInputPutBack: (merge, { inputId }) => withInputBack(merge, inputId),
  mergeRowWritten: (merge, entry) => {
    const { rowId, text } = entry;
    return withRow(merge, rowId, { written: text === null ? null : { text, ...signed(entry) } });
  },
  mergeRowAdded: (merge, entry) => {
    const { rowId: id, kind, level, text, after } = entry;
    const written = { text, ...signed(entry) };
    const added = { id, kind, level, cells: [], written, dropped: null, isPlaced: false };
    return { ...merge, rows: insertRow(merge.rows, after, added) };
  },
  mergeRowPlaced: (merge, { rowId, after }) => {
    const placed = merge.rows.find(({ id }) => id === rowId);
    if (placed === undefined) return merge;
    const rest = merge.rows.filter((one) => one !== placed);
    return { ...merge, rows: insertRow(rest, after, { ...placed, isPlaced: true }) };
  },
  mergeCellPlaced: cellPlaced,
  mergeRowDropped: (merge, entry) =>
    withRow(merge, entry.rowId, { dropped: { reason: entry.reason, ...signed(entry) } }),
  mergeRowTakenBack: (merge, { rowId }) => withRow(merge, rowId, { dropped: null }),
};

const withRow = (merge: Merge, id: MergeRowId, part: Partial<MergeRow>): Merge => ({
  ...merge,
  rows: changedIn(merge.rows, id, () => part),
});

/** One merge after an event at the desk. Another one's changes nothing, and one that is elsewhere follows there. */
export function mergeAfter(merge: Merge, entry: EntryOf<DeskEvent>): Merge {
  if (entry.mergeId !== merge.id || merge.isAway === true) return merge;
  if (entry.type === "mergeOpenedToAll") return entry.merge;
  if (entry.type === "mergeOpened" || entry.type === "mergeDiscarded") return merge;
  return (IN_MERGE[entry.type] as Change<InMerge["type"]>)(merge, entry);
}

const followed = toSome<InMerge>(
  "ofMerge",
  atDesk((merges, entry) => merges.map((merge) => mergeAfter(merge, entry))),
);
const inMergeEvents = Object.fromEntries(
  Object.keys(IN_MERGE).map((type) => [type, followed]),
) as EventsOf<InMerge>;

/** An event that all may read, on what the desk made. */
const made =
  <One extends RevisionEvent>(part: (merging: Merging, entry: EntryOf<One>) => Merging): Reducer<One> =>
  (opinion, entry) =>
    withMerging(opinion, part(mergingOf(opinion), entry));

export const mergingEvents: EventsOf<MergingEvent> = {
  mergeOpened: toSome(
    "ofNewMerge",
    atDesk((merges, entry) => {
      const { mergeId: id, openness } = entry;
      return [...merges, takenIn({ id, openness, ...placed(entry), inputs: [], rows: [] }, entry)];
    }),
  ),
  ...inMergeEvents,
  mergeOpenedToAll: toAll(
    atDesk((merges, { mergeId, merge }) => [...merges.filter(({ id }) => id !== mergeId), merge]),
  ),
  mergeDiscarded: toSome(
    "ofMerge",
    atDesk((merges, { mergeId }) => merges.filter(({ id }) => id !== mergeId)),
  ),
  revisionPublished: toAll(
    made((merging, entry) => {
      const { revisionId: id, mergeId, name, whose, rows, wordsHash: hash } = entry;
      const revision = { id, mergeId, name, whose, ...placed(entry), hash, rows, basis: null };
      return { ...merging, revisions: [...merging.revisions, revision] };
    }),
  ),
  basisTaken: settling((opinion, entry) => {
    const { revisionId } = entry;
    const merging = mergingOf(opinion);
    const taken = findRevision(opinion, revisionId);
    const basis = { ...placed(entry), made: entry.made };
    return withMerging(objectionsOfBasis(opinion, taken, entry), {
      ...merging,
      // The work has come to its end; what it gave stands in the revision.
      merges: merging.merges.filter(({ id }) => id !== taken?.mergeId),
      revisions: changedIn(merging.revisions, revisionId, () => ({ basis })),
    });
  }),
  textCleared: settling(
    made((merging, entry) => ({ ...merging, cleared: { ...placed(entry), hash: entry.wordsHash } })),
  ),
  clearingTakenBack: settling(made((merging) => ({ ...merging, cleared: null }))),
  clauseBrought: settling(
    made((merging, entry) => {
      const { clauseId, from } = entry;
      return { ...merging, brought: [...merging.brought, { clauseId, ...placed(entry), from }] };
    }),
  ),
  clauseGiven: settling((opinion) => opinion),
};

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

function cellPlaced(merge: Merge, { inputId, n, rowId, isNew }: OneOf<InMerge, "mergeCellPlaced">) {
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
    : changedIn(taken, rowId, ({ cells }) => ({ cells: [...cells, cell] }));
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
      rows = changedIn(rows, one.rowId, ({ cells }) => ({ cells: [...cells, cell] }));
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
