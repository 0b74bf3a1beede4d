import * as Y from "yjs";
import type { Edit, WordRun } from "../../shared/clause/words.ts";
import type { AuthorId, ClauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { findFresh, type Fresh, type GateView, type Struct } from "./gate-places.ts";
import { type Homes, openHomes } from "./homes.ts";
import type { CharId, CharSpan, Moves } from "../replay/moves.ts";
import { leavesHalf } from "./whole-characters.ts";
import type { ServerDoc, Written } from "../replay/server-doc.ts";
import type { CopiedWords } from "../store/store.ts";

/** A place for late words: behind the copy of a character, or (if none stood before them) in front of one. */
type Anchor = { readonly copy: CharId; readonly after: boolean };

/** An edit that was made on words that had been copied elsewhere before it arrived. */
export type Late =
  | {
      readonly kind: "insert";
      readonly typed: CharSpan;
      readonly anchor: Anchor;
      /** The joined clause in which they were typed: what stood there is forgotten when it is restored. */
      readonly of?: ClauseId;
    }
  /** The copies of deleted characters. */
  | { readonly kind: "delete"; readonly copies: CharSpan };

/**
 * New words that were typed behind copied ones, and the clause in which those are now: there they must be allowed.
 * Characters that were deleted before the copying have no copy: what counts is the nearest one that has, or lives.
 */
export function lateInserts(
  view: GateView,
  { fresh, places }: { readonly fresh: Fresh; readonly places: ReadonlyMap<Y.Item, ClauseId> },
): { readonly late: readonly Late[]; readonly targets: ReadonlyMap<Struct, ClauseId> } {
  const targets = new Map<Struct, ClauseId>();
  const anchors = new Map<Struct, Anchor>();
  const homes = openHomes(view);
  const late: Late[] = [];
  for (const [item, text] of places) {
    const beside = item.origin ?? item.rightOrigin;
    const other = beside === null ? undefined : findFresh(fresh, beside);
    const anchor =
      other === undefined ? anchorOf(view, item, { text, fresh, anchors, homes }) : anchors.get(other);
    const target = anchor && clauseOf(view, anchor.copy);
    if (anchor === undefined || target === undefined) continue;
    anchors.set(item, anchor);
    targets.set(item, target);
    const of = view.isRemoved(text) ? text : undefined;
    late.push({ kind: "insert", typed: { ...idOf(item), length: item.length }, anchor, of });
  }
  return { late, targets };
}

const idOf = ({ id }: { readonly id: CharId }): CharId => ({ client: id.client, clock: id.clock });

function clauseOf(view: GateView, id: CharId): ClauseId | undefined {
  const item: unknown = Y.getItem(view.doc.store, Y.createID(id.client, id.clock));
  return item instanceof Y.Item ? view.clauseOf(item.parent) : undefined;
}

/** Undefined where the words belong where they were typed. */
function anchorOf(
  view: GateView,
  { origin, rightOrigin }: Y.Item,
  {
    text,
    fresh,
    anchors,
    homes,
  }: {
    readonly text: ClauseId;
    readonly fresh: Fresh;
    readonly anchors: ReadonlyMap<Struct, Anchor>;
    readonly homes: Homes;
  },
): Anchor | undefined {
  const { store } = view.doc;
  const copy = origin === null ? undefined : homes.homeOf({ client: origin.client, clock: origin.clock });
  if (copy !== undefined) return copy === "here" ? undefined : { copy, after: true };
  // At the start of a clause that was split there, new words belong to what is left of it: an empty clause.
  if (!view.isRemoved(text)) return undefined;
  // In front of words of the same update: they belong where those do, and stand in front of them there, too.
  const beside = rightOrigin === null ? undefined : findFresh(fresh, rightOrigin);
  if (beside !== undefined) return anchors.get(beside);
  const right = rightOrigin === null ? rootText(view.doc, text)!._start : Y.getItem(store, rightOrigin);
  const last = homes.copyBehind(right);
  return last === undefined ? undefined : { copy: last, after: false };
}

/** Deletions of characters whose copies are still there, by a sender that did not know of the copying. */
export function lateDeletions(
  view: GateView,
  range: CharSpan,
): {
  readonly late: readonly Late[];
  readonly lengths: ReadonlyMap<ClauseId, number>;
  /** The clause of a copy that is a standing bracket's sign; null for none. */
  readonly sign: ClauseId | null;
  /** The clause in which half of a copied character would be left; null for none. */
  readonly half: ClauseId | null;
} {
  // Pages that come back name all that was ever deleted: most of it was never copied.
  if (!view.moves.hasAny(range.client)) return NONE_COPIED;
  const late: Late[] = [];
  const lengths = new Map<ClauseId, number>();
  let sign: ClauseId | null = null;
  let half: ClauseId | null = null;
  for (const { first, last, length } of view.moves.copiedIn(range)) {
    // Of one client the sender knew the first so many: where it knew of none, it deleted all.
    let known = 0;
    while (known < length && view.knows({ client: first.client, clock: first.clock + known })) known += 1;
    const copies = { client: last.client, clock: last.clock + known, length: length - known };
    if (copies.length === 0) continue;
    late.push({ kind: "delete", copies });
    for (const { clause, count } of livingIn(view, copies)) {
      lengths.set(clause, (lengths.get(clause) ?? 0) + count);
      if (view.isProtected(copies)) sign ??= clause;
      if (leavesHalf(view.doc.store, copies, copies.length)) half ??= clause;
    }
  }
  return { late, lengths, sign, half };
}

const NONE_COPIED = { late: [], lengths: new Map<ClauseId, number>(), sign: null, half: null } as const;

/** Number of living copies that late deletions take, by clause: each once, and none that the update names itself. */
export function copiesTaken(
  view: GateView,
  late: readonly Late[],
  named: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>,
): ReadonlyMap<ClauseId, number> {
  const taken = new Map<ClauseId, number>();
  const copies = late.flatMap((one) => (one.kind === "delete" ? [one.copies] : []));
  for (const [client, ranges] of Map.groupBy(copies, (range) => range.client)) {
    const counted = named.get(client) ?? [];
    let [next, at] = [0, 0];
    for (const { clock, length } of ranges.toSorted((a, b) => a.clock - b.clock)) {
      for (at = Math.max(at, clock); at < clock + length;) {
        while (next < counted.length && counted[next]!.clock + counted[next]!.len <= at) next += 1;
        const other = counted[next];
        const until = Math.min(clock + length, Math.max(other?.clock ?? Infinity, at));
        for (const { clause, count } of until > at
          ? livingIn(view, { client, clock: at, length: until - at })
          : [])
          taken.set(clause, (taken.get(clause) ?? 0) + count);
        at = other === undefined || until > at ? until : other.clock + other.len;
      }
    }
  }
  return taken;
}

/** Number of characters of a range that are still there, by clause. */
function livingIn(view: GateView, { client, clock, length }: CharSpan) {
  const items = view.doc.store.clients.get(client) ?? [];
  const living: { readonly clause: ClauseId; readonly count: number }[] = [];
  for (let i = Y.findIndexSS(items, clock); i < items.length && items[i]!.id.clock < clock + length; i++) {
    const item = items[i]!;
    const clause = item instanceof Y.Item && !item.deleted ? view.clauseOf(item.parent) : undefined;
    if (clause === undefined) continue;
    const from = Math.max(clock, item.id.clock);
    living.push({ clause, count: Math.min(clock + length, item.id.clock + item.length) - from });
  }
  return living;
}

export type Carried = Written & { readonly copied: CopiedWords };

/**
 * Carries late edits over to where their words are now (rule W20): what was typed behind a copied character is
 * moved behind its copy, under the stand-in of its author; a deletion is done on the copy. One append holds
 * the edit and its carrying over.
 */
export function rebaseLateEdits(
  late: readonly Late[],
  to: {
    readonly serverDoc: ServerDoc;
    readonly moves: Moves;
    readonly author: AuthorId;
    readonly standIn: number;
  },
): readonly Carried[] {
  const { serverDoc, moves, standIn } = to;
  const carried: Carried[] = [];
  const write = (edits: readonly Edit[], moved: CopiedWords["moved"]): void => {
    carried.push({ ...serverDoc.write(edits), copied: { standIns: [[standIn, to.author]], moved } });
    moves.add(moved);
  };

  const pieces = late.flatMap((edit) =>
    edit.kind === "insert" ? piecesOf(serverDoc, edit).map((piece) => ({ ...piece, ...edit })) : [],
  );
  // In the order in which they stand; those with one anchor follow each other.
  pieces.sort(({ place: one }, { place: other }) =>
    one.clauseId === other.clauseId ? one.at - other.at : one.clauseId < other.clauseId ? -1 : 1,
  );
  if (pieces.length > 0)
    write(
      pieces.toReversed().map(({ run, place }) => deletionOf(run, place)),
      [],
    );
  const behind = new Map<string, CharId>();
  for (const { run, anchor, of } of pieces) {
    const key = `${anchor.copy.client} ${anchor.copy.clock} ${anchor.after}`;
    const before = behind.get(key);
    const place = serverDoc.placeOf(before ?? anchor.copy, { after: before !== undefined || anchor.after });
    if (place === null) throw new Error("the copy of a character is nowhere");
    const copy = { text: run.text, client: standIn, clock: serverDoc.nextClock(standIn) };
    write(
      [{ kind: "insert", clauseId: place.clauseId, at: place.at, runs: [copy] }],
      [
        {
          from: [run.client, run.clock, run.text.length],
          to: [copy.client, copy.clock],
          seam: 0,
          ...(of === undefined ? {} : { of }),
        },
      ],
    );
    behind.set(key, { client: copy.client, clock: copy.clock + copy.text.length - 1 });
  }

  for (const edit of late) {
    if (edit.kind === "insert") continue;
    for (const run of serverDoc.liveRuns(edit.copies, edit.copies.length)) {
      const place = serverDoc.placeOf(run, { after: false });
      if (place !== null) write([deletionOf(run, place)], []);
    }
  }
  return carried;
}

type Place = NonNullable<ReturnType<ServerDoc["placeOf"]>>;

const deletionOf = (run: WordRun, { clauseId, at }: Place): Edit => ({
  kind: "delete",
  clauseId,
  at,
  length: run.text.length,
});

/** Returns the remaining pieces of late words as they stand in the text. */
function piecesOf(serverDoc: ServerDoc, { typed }: Extract<Late, { kind: "insert" }>) {
  return serverDoc.liveRuns(typed, typed.length).map((run) => {
    const place = serverDoc.placeOf(run, { after: false });
    if (place === null) throw new Error("late words stand nowhere");
    return { run, place };
  });
}
