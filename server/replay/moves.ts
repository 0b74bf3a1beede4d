import type { MovedRange } from "../../shared/clause/words.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { CopiedWords } from "../store/store.ts";

export type CharId = { readonly client: number; readonly clock: number };
export type CharSpan = CharId & { readonly length: number };
type Move = {
  readonly clock: number;
  readonly length: number;
  readonly to: CharId;
  /** The removed clause that keeps the originals of a join; undefined where the originals were deleted. */
  readonly of?: string;
  readonly seam?: number;
};

/** Characters in a row that were copied away: the first copy of the first of them, and its last. */
export type CopiedRange = { readonly first: CharId; readonly last: CharId; readonly length: number };

/**
 * Current places of copied characters: kept for good, so that an edit from days ago still finds its words (rule W20).
 */
export type Moves = {
  readonly add: (moved: readonly MovedRange[] | CopiedWords["moved"]) => void;
  /** A joined clause is restored: its own characters stand for themselves again (rule W4). */
  readonly restore: (clause: ClauseId) => void;
  /** The last copy of a character, or null where it never was copied. */
  readonly lastCopy: (id: CharId) => CharId | null;
  /** Copied parts of a range, in order. */
  readonly copiedIn: (range: CharSpan) => readonly CopiedRange[];
  /** The last character of a range that was copied away after a sentinel was written: its last copy. */
  readonly lastCopiedIn: (range: CharSpan, seam: number) => CharId | null;
  /** Number of ranges that were ever moved. */
  readonly size: () => number;
  /** Tells if any character of a client was ever moved. */
  readonly hasAny: (client: number) => boolean;
  /** All that was ever moved, for a checkpoint. */
  readonly all: () => CopiedWords["moved"];
};

export function openMoves(): Moves {
  /** By client and in order of clocks, without overlaps: a character is copied once, its copy the next time. */
  const byClient = new Map<number, Move[]>();

  /** The place in the list of the first move that ends behind a clock. */
  const placeIn = (list: readonly Move[], clock: number): number => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle]!.clock + list[middle]!.length > clock) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  const copyOf = ({ client, clock }: CharId): CharId | null => {
    const list = byClient.get(client) ?? [];
    const move = list[placeIn(list, clock)];
    if (move === undefined || move.clock > clock) return null;
    return { client: move.to.client, clock: move.to.clock + clock - move.clock };
  };

  const lastCopy = (id: CharId): CharId | null => {
    let copy = copyOf(id);
    for (let next = copy; next !== null; next = copyOf(next)) copy = next;
    return copy;
  };

  /** Copied parts of a range, each with its first copy. */
  const movedIn = (
    { client, clock, length }: CharSpan,
    seam = -1,
  ): readonly { at: number; to: CharSpan }[] => {
    const list = byClient.get(client) ?? [];
    const parts: { at: number; to: CharSpan }[] = [];
    for (let i = placeIn(list, clock); i < list.length && list[i]!.clock < clock + length; i++) {
      const move = list[i]!;
      if (move.seam !== undefined && move.seam <= seam + 1 && seam >= 0) continue;
      const start = Math.max(move.clock, clock);
      const end = Math.min(move.clock + move.length, clock + length);
      const to = { client: move.to.client, clock: move.to.clock + start - move.clock, length: end - start };
      parts.push({ at: start - clock, to });
    }
    return parts;
  };

  /** A range in pieces, each with where it was copied to at last; itself where it was not. */
  const lastOf = (range: CharSpan): readonly { at: number; last: CharSpan }[] => {
    const pieces: { at: number; last: CharSpan }[] = [];
    let done = 0;
    const stays = (until: number): void => {
      const last = { client: range.client, clock: range.clock + done, length: until - done };
      if (last.length > 0) pieces.push({ at: done, last });
    };
    for (const { at, to } of movedIn(range)) {
      stays(at);
      for (const piece of lastOf(to)) pieces.push({ at: at + piece.at, last: piece.last });
      done = at + to.length;
    }
    stays(range.length);
    return pieces;
  };

  return {
    add: (moved) => {
      for (const one of moved) {
        const [client, clock, length] = one.from as MovedRange["from"];
        const [toClient, toClock] = one.to as MovedRange["to"];
        const { of, seam }: Pick<Move, "of" | "seam"> = "of" in one || "seam" in one ? one : {};
        const move = { clock, length, to: { client: toClient, clock: toClock }, of, seam };
        const list = byClient.get(client);
        if (list === undefined) byClient.set(client, [move]);
        else list.splice(placeIn(list, clock), 0, move);
      }
    },
    restore: (clause) => {
      for (const [client, list] of byClient) {
        if (list.some(({ of }) => of === clause))
          byClient.set(
            client,
            list.filter(({ of }) => of !== clause),
          );
      }
    },
    lastCopy,
    copiedIn: (range) =>
      movedIn(range).flatMap(({ to }) =>
        lastOf(to).map(({ at, last }) => ({
          first: { client: to.client, clock: to.clock + at },
          last: { client: last.client, clock: last.clock },
          length: last.length,
        })),
      ),
    lastCopiedIn: (range, seam) => {
      const part = movedIn(range, seam).at(-1);
      return part === undefined
        ? null
        : lastCopy({
            client: range.client,
            clock: range.clock + part.at + part.to.length - 1,
          });
    },
    size: () => [...byClient.values()].reduce((sum, list) => sum + list.length, 0),
    hasAny: (client) => byClient.has(client),
    all: () =>
      [...byClient].flatMap(([client, list]) =>
        list.map(({ clock, length, to, of, seam }) => ({
          from: [client, clock, length],
          to: [to.client, to.clock],
          ...(of === undefined ? {} : { of }),
          ...(seam === undefined ? {} : { seam }),
        })),
      ),
  };
}
