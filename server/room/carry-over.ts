import * as Y from "yjs";
import type { ClauseId, UserId } from "../../shared/ids.ts";
import type { Fresh, GateView, Struct } from "./gate-places.ts";
import { findFresh } from "./gate-places.ts";
import type { CharId, Moves } from "./moves.ts";
import type { OpinionWords, Written } from "./opinion-words.ts";
import type { CopiedWords } from "../store/store.ts";

/** An edit that was made on words that had been copied elsewhere before it arrived. */
export type Late =
  | {
      readonly kind: "insert";
      /** The first of the new characters. */
      readonly id: CharId;
      readonly length: number;
      /** The character beside which they were typed, before or after it. */
      readonly beside: { readonly id: CharId; readonly after: boolean };
    }
  | { readonly kind: "delete"; readonly id: CharId };

/** New words that were typed beside copied ones, and the clause in which those are now: there they must be allowed. */
export function lateInserts(
  view: GateView,
  { fresh, places }: { readonly fresh: Fresh; readonly places: ReadonlyMap<Y.Item, ClauseId> },
): { readonly late: readonly Late[]; readonly targets: ReadonlyMap<Struct, ClauseId> } {
  const targets = new Map<Struct, ClauseId>();
  const late: Late[] = [];
  for (const [item, text] of places) {
    const after = item.origin !== null;
    const id = item.origin ?? item.rightOrigin;
    // At the start of a clause that was split there, new words belong to what is left of it: an empty clause.
    if (id === null || (!after && !view.isRemoved(text))) continue;
    const other = findFresh(fresh, id);
    const target = other === undefined ? copiedTo(view, id) : targets.get(other);
    if (target === undefined) continue;
    targets.set(item, target);
    // What was typed and deleted again carries nothing over, but others may stand beside it.
    late.push({ kind: "insert", id: item.id, length: item.length, beside: { id, after } });
  }
  return { late, targets };
}

function copiedTo(view: GateView, id: CharId): ClauseId | undefined {
  const copy = view.moves.lastCopy(id);
  if (copy === null) return undefined;
  const item: unknown = Y.getItem(view.doc.store, Y.createID(copy.client, copy.clock));
  return item instanceof Y.Item ? view.clauseOf(item.parent) : undefined;
}

/** Deletions of characters whose copies are still there, by a sender that did not know of the copying. */
export function lateDeletions(
  view: GateView,
  range: { readonly client: number; readonly clock: number; readonly len: number },
): { readonly late: readonly Late[]; readonly clauses: readonly ClauseId[] } {
  const late: Late[] = [];
  const clauses: ClauseId[] = [];
  for (const { first, last } of view.moves.copiedIn(range.client, {
    clock: range.clock,
    length: range.len,
  })) {
    if (view.knows(first)) continue;
    const copy: unknown = Y.getItem(view.doc.store, Y.createID(last.client, last.clock));
    const clause = copy instanceof Y.Item && !copy.deleted ? view.clauseOf(copy.parent) : undefined;
    if (clause === undefined) continue;
    late.push({ kind: "delete", id: last });
    clauses.push(clause);
  }
  return { late, clauses };
}

type Beside = Extract<Late, { kind: "insert" }>["beside"];

/** The copy beside which late words go: where they were typed beside some that are deleted, what those stood beside. */
function anchorOf(beside: Beside, late: readonly Late[], moves: Moves): Beside | null {
  for (let now: Beside = beside; ;) {
    const copy = moves.lastCopy(now.id);
    if (copy !== null) return { id: copy, after: now.after };
    const { client, clock } = now.id;
    const typed = late.find(
      (one) =>
        one.kind === "insert" &&
        one.id.client === client &&
        one.id.clock <= clock &&
        clock < one.id.clock + one.length,
    );
    if (typed?.kind !== "insert") return null;
    const before = { clock: typed.id.clock, length: clock - typed.id.clock };
    const beforeIt = moves.copiedIn(client, before).at(-1);
    if (beforeIt !== undefined) return { id: beforeIt.last, after: true };
    now = typed.beside;
  }
}

export type Carried = Written & { readonly copied: CopiedWords };

/**
 * Carries late edits over to where their words are now (rule W5): what was typed beside a copied character is
 * moved beside its copy, under the stand-in of its author; a deletion is done on the copy. One append holds
 * the edit and its carrying over.
 */
export function carryOver(
  late: readonly Late[],
  to: {
    readonly sheet: OpinionWords;
    readonly moves: Moves;
    readonly user: UserId;
    readonly standIn: number;
  },
): readonly Carried[] {
  const carried: Carried[] = [];
  const write = (edits: Parameters<OpinionWords["write"]>[0], moved: CopiedWords["moved"]): void => {
    carried.push({ ...to.sheet.write(edits), copied: { standIns: [[to.standIn, to.user]], moved } });
    to.moves.add(moved);
  };
  for (const edit of late) {
    if (edit.kind === "insert") {
      carryInsert(edit, { ...to, late, write });
    } else if (to.sheet.isLive(edit.id)) {
      const place = to.sheet.placeOf(edit.id, { after: false });
      if (place !== null) write([{ kind: "delete", clauseId: place.clauseId, at: place.at, length: 1 }], []);
    }
  }
  return carried;
}

function carryInsert(
  edit: Extract<Late, { kind: "insert" }>,
  {
    late,
    sheet,
    moves,
    standIn,
    write,
  }: {
    readonly late: readonly Late[];
    readonly sheet: OpinionWords;
    readonly moves: Moves;
    readonly standIn: number;
    readonly write: (edits: Parameters<OpinionWords["write"]>[0], moved: CopiedWords["moved"]) => void;
  },
): void {
  for (const run of sheet.liveRuns(edit.id, edit.length)) {
    const isFirst = run.clock === edit.id.clock;
    const beside = isFirst ? edit.beside : { id: { client: run.client, clock: run.clock - 1 }, after: true };
    const anchor = anchorOf(beside, late, moves);
    const typed = sheet.placeOf(run, { after: false });
    if (typed === null || anchor === null) throw new Error("late words stand nowhere");
    write([{ kind: "delete", clauseId: typed.clauseId, at: typed.at, length: run.text.length }], []);
    const target = sheet.placeOf(anchor.id, { after: anchor.after });
    if (target === null) throw new Error("the copy of a character is nowhere");
    const copy = { text: run.text, client: standIn, clock: sheet.nextClock(standIn) };
    write(
      [{ kind: "insert", clauseId: target.clauseId, at: target.at, runs: [copy] }],
      [{ from: [run.client, run.clock, run.text.length], to: [copy.client, copy.clock] }],
    );
  }
}
