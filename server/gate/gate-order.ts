import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import { type GateView, NotPlain, TooMuch } from "./gate-places.ts";
import type { CharId } from "../replay/moves.ts";
import { holds, type NewRun, openPieces, type OrderPiece } from "./pieces.ts";

/** Pieces between neighbours that one update may make us look at; Yjs looks at them again, more slowly. */
export const STEPS_MAX = 250_000;

/**
 * Throws NotPlain where a new run names neighbours that never stood side by side. Pages put characters in order by YATA
 * (Nicolaescu, Jahns, Derntl, Klamma: Near Real-Time Peer-to-Peer Shared Editing on Extensible Data Types, 2016;
 * the rule itself in Yjs's Item.integrate), which gives one order on all pages only for what was typed between
 * two characters that stood side by side. So a run x with left neighbour o and right neighbour r passes only if
 * there is a state of the text, however old, in which o and r stood side by side:
 *
 * - r stands to the right of o, and nothing between them had to be there before o, r or x was typed:
 * - (a) not what r was typed behind: if r's own left neighbour is o or left of it, then r and whatever came before r
 *   were there when nothing stood between that neighbour and r;
 * - (b) not what o was typed in front of, likewise;
 * - (c) nothing of x's own client, which knew all that it had typed before.
 *
 * A run that passes is an honest history under other client ids, one a run and in the same order: (c) keeps two
 * runs of one client from ever being compared, so that Yjs orders them as it orders those. An honest run always
 * passes: when it was typed, o, r and all that came before them were there and side by side.
 */
export function checkOrder(
  view: GateView,
  places: ReadonlyMap<Y.Item, ClauseId>,
  stepsMax: number = STEPS_MAX,
): void {
  if (places.size === 1) {
    for (const run of places.keys()) if (standSideBySide(view.doc, run)) return;
  }
  const orders = new Map<ClauseId, Order>();
  const budget = { steps: stepsMax };
  for (const [run, clause] of places) {
    let order = orders.get(clause);
    if (order === undefined) orders.set(clause, (order = openOrder(view.doc, { clause, budget })));
    order.put(run);
  }
}

/** As `checkOrder`, for one run. More than `stepsMax` pieces between its neighbours are too many. */
export function stoodSideBySide(
  view: GateView,
  { run, clause, stepsMax }: { readonly run: Y.Item; readonly clause: ClauseId; readonly stepsMax: number },
): boolean {
  try {
    checkOrder(view, new Map([[run, clause]]), stepsMax);
    return true;
  } catch (error) {
    if (error instanceof NotPlain || error instanceof TooMuch) return false;
    throw error;
  }
}

/** The usual case: the neighbours are side by side here and now. */
function standSideBySide(doc: Y.Doc, { origin, rightOrigin, parent }: Y.Item): boolean {
  if (origin === null) {
    if (rightOrigin !== null) {
      const right = Y.getItem(doc.store, rightOrigin);
      return right.left === null && right.id.clock === rightOrigin.clock;
    }
    const holder = parent instanceof Y.ID ? Y.getItem(doc.store, parent) : null;
    return holder?.content instanceof Y.ContentType && holder.content.type._start === null;
  }
  const left = Y.getItem(doc.store, origin);
  const next =
    origin.clock === left.id.clock + left.length - 1
      ? (left.right?.id ?? null)
      : { client: origin.client, clock: origin.clock + 1 };
  return isSame(next, rightOrigin);
}

const isSame = (one: CharId | null, other: CharId | null): boolean =>
  one === null || other === null ? one === other : one.client === other.client && one.clock === other.clock;

type Order = { readonly put: (run: NewRun) => void };

/** The order of one clause's characters as it will be, run by run. */
function openOrder(
  doc: Y.Doc,
  { clause, budget }: { readonly clause: ClauseId; readonly budget: { steps: number } },
): Order {
  const pieces = openPieces(doc, clause);
  let marks = 0;

  /**
   * Behind which piece a run goes, `left` itself mostly: Item.integrate of Yjs, with marks on the pieces for its two
   * sets. Throws where something between the neighbours had to be there before.
   */
  const placeOf = (run: NewRun, left: OrderPiece | null, right: OrderPiece | null): OrderPiece | null => {
    const passing = ++marks;
    let conflicting = ++marks;
    let place = left;
    let isFound = false;
    let piece = pieces.behind(left);
    for (; piece !== right; piece = pieces.behind(piece)) {
      if (piece === null) throw new NotPlain("Its neighbours stand in the other order.");
      const isNeeded =
        piece.client === run.id.client ||
        (right?.origin && holds(piece, right.origin)) ||
        (left?.rightOrigin && holds(piece, left.rightOrigin));
      if (isNeeded) throw new NotPlain("Its neighbours never stood side by side.");
      if (--budget.steps < 0) throw new TooMuch("These are too many edits of one place at once.");
      if (isFound) continue;
      piece.passed = passing;
      piece.conflicting = conflicting;
      if (isSame(run.origin, piece.origin)) {
        if (piece.client < run.id.client) {
          place = piece;
          conflicting = ++marks;
        } else isFound = isSame(run.rightOrigin, piece.rightOrigin);
        continue;
      }
      const origin = piece.origin === null ? null : pieces.find(piece.origin);
      if (origin?.passed !== passing) isFound = true;
      else if (origin.conflicting !== conflicting) {
        place = piece;
        conflicting = ++marks;
      }
    }
    return place;
  };

  return {
    put: (run) => {
      // First the right one: cut the other way round, a left neighbour behind it in the same piece would move.
      const right = run.rightOrigin === null ? null : pieces.cutAt(run.rightOrigin);
      const left = run.origin === null ? null : pieces.cutBehind(run.origin);
      pieces.put(run, placeOf(run, left, right));
    },
  };
}
