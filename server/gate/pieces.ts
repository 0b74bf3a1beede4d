import * as Y from "yjs";
import { rootText } from "../../shared/clause/read-words.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { CharId } from "../replay/moves.ts";

export type NewRun = Pick<Y.Item, "id" | "length" | "origin" | "rightOrigin">;

/** Characters of one client, typed one behind the other. */
export type OrderPiece = {
  readonly client: number;
  readonly clock: number;
  length: number;
  readonly origin: CharId | null;
  readonly rightOrigin: CharId | null;
  /** The piece behind it; undefined until asked for, while it is what stands behind `item`. */
  next: OrderPiece | null | undefined;
  readonly item: Y.Item | null;
  /** Marks of the run that looked at it last. */
  passed: number;
  conflicting: number;
};

const UNMARKED = { passed: 0, conflicting: 0 };

const pick = ({ client, clock }: CharId): CharId => ({ client, clock });

export const holds = ({ client, clock, length }: OrderPiece, id: CharId): boolean =>
  client === id.client && clock <= id.clock && id.clock < clock + length;

/**
 * The characters of one clause in their order, as pieces: the document's own, of which only those are taken over that
 * somebody asks for, and new runs.
 */
export function openPieces(doc: Y.Doc, clause: ClauseId) {
  /** The pieces of an item of the document, and those of new runs by client; both by clock. */
  const ofItem = new Map<Y.Item, OrderPiece[]>();
  const ofClient = new Map<number, OrderPiece[]>();
  let start: OrderPiece | null | undefined;

  const piecesOf = (item: Y.Item): OrderPiece[] => {
    const known = ofItem.get(item);
    if (known !== undefined) return known;
    const { id, length, origin, rightOrigin } = item;
    const pieces: OrderPiece[] = [
      { ...pick(id), length, origin, rightOrigin, next: undefined, item, ...UNMARKED },
    ];
    ofItem.set(item, pieces);
    return pieces;
  };

  const first = (item: Y.Item | null): OrderPiece | null => (item === null ? null : piecesOf(item)[0]!);

  /** The piece behind another, or the first of the clause. */
  const behind = (piece: OrderPiece | null): OrderPiece | null => {
    if (piece === null) {
      if (start === undefined) start = first(rootText(doc, clause)?._start ?? null);
      return start;
    }
    if (piece.next === undefined) piece.next = first(piece.item?.right ?? null);
    return piece.next;
  };

  /** The piece that holds a character, with the list in which it stands. */
  const find = (
    id: CharId,
  ): { readonly piece: OrderPiece; readonly list: OrderPiece[]; readonly at: number } => {
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
  const cutAt = (id: CharId): OrderPiece => {
    const { piece, list, at } = find(id);
    const before = id.clock - piece.clock;
    if (before === 0) return piece;
    const { client, rightOrigin, next, item } = piece;
    const origin = { client, clock: id.clock - 1 };
    const rest: OrderPiece = {
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
  const cutBehind = (id: CharId): OrderPiece => {
    const { piece } = find(id);
    if (id.clock < piece.clock + piece.length - 1) cutAt({ client: id.client, clock: id.clock + 1 });
    return piece;
  };

  return {
    find: (id: CharId): OrderPiece => find(id).piece,
    cutAt,
    cutBehind,
    behind,
    put: ({ id, length, origin, rightOrigin }: NewRun, place: OrderPiece | null): void => {
      const next = behind(place);
      const piece: OrderPiece = { ...pick(id), length, origin, rightOrigin, next, item: null, ...UNMARKED };
      if (place === null) start = piece;
      else place.next = piece;
      const list = ofClient.get(id.client);
      if (list === undefined) ofClient.set(id.client, [piece]);
      else list.push(piece);
    },
  };
}
