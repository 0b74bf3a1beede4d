import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import type { GateView } from "./gate-places.ts";
import { NotPlain, TooMuch } from "./gate-places.ts";
import type { CharId } from "../replay/moves.ts";

/** Pieces between neighbours that one update may make us look at; Yjs looks at them again, more slowly. */
export const STEPS_MAX = 250_000;

type Neighbours = Pick<Y.Item, "id" | "length" | "origin" | "rightOrigin">;

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
 * What passes is an honest history under other client ids, one for each run and in the same order: (c) keeps two
 * runs of one client from ever being compared, so that Yjs orders them as it orders those. An honest run always
 * passes: when it was typed, o, r and all that came before them were there and side by side.
 */
export function checkOrder(view: GateView, places: ReadonlyMap<Y.Item, ClauseId>): void {
  if (places.size === 1) {
    for (const run of places.keys()) if (standSideBySide(view.doc, run)) return;
  }
  const orders = new Map<ClauseId, Order>();
  const budget = { steps: STEPS_MAX };
  for (const [run, clause] of places) {
    let order = orders.get(clause);
    if (order === undefined) orders.set(clause, (order = openOrder(view.doc, { clause, budget })));
    order.put(run);
  }
}

/** The usual case: the neighbours are side by side here and now. */
export function standSideBySide(doc: Y.Doc, { origin, rightOrigin, parent }: Y.Item): boolean {
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

/** Characters of one client, typed one behind the other. */
type Piece = {
  readonly client: number;
  readonly clock: number;
  length: number;
  readonly origin: CharId | null;
  readonly rightOrigin: CharId | null;
  /** The piece behind it; undefined until asked for, while it is what stands behind `item`. */
  next: Piece | null | undefined;
  readonly item: Y.Item | null;
  /** Marks of the run that looked at it last. */
  passed: number;
  conflicting: number;
};

const UNMARKED = { passed: 0, conflicting: 0 };

type Order = { readonly put: (run: Neighbours) => void };

/**
 * The order of one clause's characters as it will be, run by run: made of the document's own, of which only the
 * pieces are taken over that somebody asks for, and of the new runs.
 */
function openOrder(
  doc: Y.Doc,
  { clause, budget }: { readonly clause: ClauseId; readonly budget: { steps: number } },
): Order {
  /** The pieces of an item of the document, and those of new runs by client; both by clock. */
  const ofItem = new Map<Y.Item, Piece[]>();
  const ofClient = new Map<number, Piece[]>();
  let start: Piece | null | undefined;
  let marks = 0;

  const piecesOf = (item: Y.Item): Piece[] => {
    const known = ofItem.get(item);
    if (known !== undefined) return known;
    const { id, length, origin, rightOrigin } = item;
    const pieces: Piece[] = [
      { ...pick(id), length, origin, rightOrigin, next: undefined, item, ...UNMARKED },
    ];
    ofItem.set(item, pieces);
    return pieces;
  };

  const first = (item: Y.Item | null): Piece | null => (item === null ? null : piecesOf(item)[0]!);

  const startOfText = (): Piece | null => {
    if (start === undefined) start = first(rootText(doc, clause)?._start ?? null);
    return start;
  };

  const nextOf = (piece: Piece): Piece | null => {
    if (piece.next === undefined) piece.next = first(piece.item?.right ?? null);
    return piece.next;
  };

  /** The piece that holds a character, with the list in which it stands. */
  const find = (id: CharId): { readonly piece: Piece; readonly list: Piece[]; readonly at: number } => {
    const isKnown = id.clock < Y.getState(doc.store, id.client);
    const item = isKnown ? Y.getItem(doc.store, Y.createID(id.client, id.clock)) : null;
    const list = item === null ? (ofClient.get(id.client) ?? []) : piecesOf(item);
    let [low, high] = [0, list.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (list[middle]!.clock <= id.clock) low = middle;
      else high = middle - 1;
    }
    const piece = list[low];
    if (piece === undefined || !holds(piece, id)) throw new Error("a neighbour that was placed is not here");
    return { piece, list, at: low };
  };

  /** Makes a piece begin at a character; gives the piece. */
  const cutAt = (id: CharId): Piece => {
    const { piece, list, at } = find(id);
    const before = id.clock - piece.clock;
    if (before === 0) return piece;
    const { client, rightOrigin, next, item } = piece;
    const origin = { client, clock: id.clock - 1 };
    const rest: Piece = {
      ...id,
      length: piece.length - before,
      origin,
      rightOrigin,
      next,
      item,
      ...UNMARKED,
    };
    piece.length = before;
    piece.next = rest;
    list.splice(at + 1, 0, rest);
    return rest;
  };

  /** Makes a piece end with a character; gives the piece. */
  const cutBehind = (id: CharId): Piece => {
    const { piece } = find(id);
    if (id.clock < piece.clock + piece.length - 1) cutAt({ client: id.client, clock: id.clock + 1 });
    return piece;
  };

  /**
   * Behind which piece a run goes, `left` itself mostly: Item.integrate of Yjs, with marks on the pieces for its two
   * sets. Throws where something between the neighbours had to be there before.
   */
  const placeOf = (run: Neighbours, left: Piece | null, right: Piece | null): Piece | null => {
    const passing = ++marks;
    let conflicting = ++marks;
    let place = left;
    let isFound = false;
    let piece = left === null ? startOfText() : nextOf(left);
    for (; piece !== right; piece = nextOf(piece)) {
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
      const origin = piece.origin === null ? null : find(piece.origin).piece;
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
      const { id, length, origin, rightOrigin } = run;
      // First the right one: cut the other way round, a left neighbour behind it in the same piece would move.
      const right = rightOrigin === null ? null : cutAt(rightOrigin);
      const left = origin === null ? null : cutBehind(origin);
      const place = placeOf(run, left, right);
      const next = place === null ? startOfText() : nextOf(place);
      const piece: Piece = { ...pick(id), length, origin, rightOrigin, next, item: null, ...UNMARKED };
      if (place === null) start = piece;
      else place.next = piece;
      const list = ofClient.get(id.client);
      if (list === undefined) ofClient.set(id.client, [piece]);
      else list.push(piece);
    },
  };
}

const pick = ({ client, clock }: CharId): CharId => ({ client, clock });

const holds = ({ client, clock, length }: Piece, id: CharId): boolean =>
  client === id.client && clock <= id.clock && id.clock < clock + length;
