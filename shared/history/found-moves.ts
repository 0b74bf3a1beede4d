import type { ClauseId } from "../ids.ts";
import type { ComparedClause, Piece } from "./compared.ts";

/** Letters from which on the same words are no chance; one of a script without spaces says as much as three. */
const MOVED_CHARS_MIN = 24;
const SEED_CHARS = MOVED_CHARS_MIN / 3;
/** Places of one seed that are looked at: words that stand everywhere are no move. */
const PLACES_MAX = 8;

type Gone = Extract<Piece, { kind: "removed" }>;
type Came = Extract<Piece, { kind: "added" }>;

/** Pieces of one kind that stand right behind each other, as one text. */
type Stretch<Of extends Piece> = {
  readonly id: ClauseId;
  readonly pieces: readonly Of[];
  readonly text: string;
  /** Of each character: the other's stretch and place that it is the same words as; -1: none. */
  readonly stretch: Int32Array;
  readonly place: Int32Array;
};

/**
 * Words that were cut here and pasted there are moved, too: what was removed and added in the same words, whole words
 * and long enough (rule J12). Each character is moved once at most; the rows still lead from one version to the other.
 */
export function withFoundMoves(rows: readonly ComparedClause[]): readonly ComparedClause[] {
  const gone = stretchesOf(rows, isGone);
  const came = stretchesOf(rows, isCame);
  if (gone.length === 0 || came.length === 0) return rows;
  const seeds = seedsOf(gone);
  let isFound = false;
  for (const [i, to] of came.entries()) {
    for (let at = 0; at + SEED_CHARS <= to.text.length;) {
      // From the start of a word alone: then no place is looked at more than some dozens of times, whatever stands there.
      const isStart = LETTER.test(to.text[at]!) && !isWithin(to.text, at);
      const places = isStart ? seeds.get(to.text.slice(at, at + SEED_CHARS)) : undefined;
      const found = longest(to, at, { gone, places: places ?? [] });
      if (found === null) {
        at += 1;
        continue;
      }
      isFound = true;
      const from = gone[found.stretch]!;
      for (let n = 0; n < found.length; n++) {
        to.stretch[found.at + n] = found.stretch;
        to.place[found.at + n] = found.place + n;
        from.stretch[found.place + n] = i;
        from.place[found.place + n] = found.at + n;
      }
      at = found.at + found.length;
    }
  }
  if (!isFound) return rows;
  const named = gone.map((one) => ({ ...one, ids: idsOf(one) }));
  const moved = new Map<Piece, readonly Piece[]>([
    ...gone.flatMap((one) => cutGone(one, came)),
    ...came.flatMap((one) => cutCame(one, named)),
  ]);
  return rows.map((row) =>
    row.pieces.some((piece) => moved.has(piece))
      ? { ...row, pieces: row.pieces.flatMap((piece) => moved.get(piece) ?? [piece]) }
      : row,
  );
}

const isGone = (piece: Piece): piece is Gone => piece.kind === "removed";
const isCame = (piece: Piece): piece is Came => piece.kind === "added";

function stretchesOf<Of extends Piece>(
  rows: readonly ComparedClause[],
  is: (piece: Piece) => piece is Of,
): readonly Stretch<Of>[] {
  return rows.flatMap(({ id, pieces }) => {
    const runs: Of[][] = [];
    let last: Piece | null = null;
    for (const piece of pieces) {
      if (is(piece)) {
        if (last !== null && is(last)) runs.at(-1)!.push(piece);
        else runs.push([piece]);
      }
      last = piece;
    }
    return runs.map((run): Stretch<Of> => {
      const text = run.map((piece) => piece.text).join("");
      const none = (): Int32Array => new Int32Array(text.length).fill(-1);
      return { id, pieces: run, text, stretch: none(), place: none() };
    });
  });
}

type Place = { readonly stretch: number; readonly at: number };

function seedsOf(gone: readonly Stretch<Gone>[]): ReadonlyMap<string, readonly Place[]> {
  const seeds = new Map<string, Place[]>();
  gone.forEach(({ text }, stretch) => {
    for (let at = 0; at + SEED_CHARS <= text.length; at++) {
      const seed = text.slice(at, at + SEED_CHARS);
      const known = seeds.get(seed);
      if (known === undefined) seeds.set(seed, [{ stretch, at }]);
      else if (known.length < PLACES_MAX) known.push({ stretch, at });
    }
  });
  return seeds;
}

type Found = {
  readonly at: number;
  readonly stretch: number;
  readonly place: number;
  readonly length: number;
};

/** The longest stretch of whole words that begins here and was removed somewhere, where it is long enough. */
function longest(
  to: Stretch<Came>,
  at: number,
  { gone, places }: { readonly gone: readonly Stretch<Gone>[]; readonly places: readonly Place[] },
): Found | null {
  let best: Found | null = null;
  for (const { stretch, at: place } of places) {
    const from = gone[stretch]!;
    let length = 0;
    while (
      at + length < to.text.length &&
      place + length < from.text.length &&
      to.text[at + length] === from.text[place + length] &&
      from.stretch[place + length] === -1
    )
      length += 1;
    let start = 0;
    while (start < length && (isWithin(to.text, at + start) || isWithin(from.text, place + start)))
      start += 1;
    while (length > start && (isWithin(to.text, at + length) || isWithin(from.text, place + length)))
      length -= 1;
    const said = weightOf(to.text.slice(at + start, at + length));
    if (said < MOVED_CHARS_MIN || length - start <= (best?.length ?? 0)) continue;
    best = { at: at + start, stretch, place: place + start, length: length - start };
  }
  return best;
}

const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const HALF = /[\uDC00-\uDFFF]/;

const weightOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (SPACELESS.test(sign) ? 3 : LETTER.test(sign) ? 1 : 0), 0);

/** True if a cut here would part a word or a character. */
function isWithin(text: string, at: number): boolean {
  const [before, after] = [text[at - 1], text[at]];
  if (before === undefined || after === undefined) return false;
  if (HALF.test(after)) return true;
  return LETTER.test(before) && LETTER.test(after) && !SPACELESS.test(before) && !SPACELESS.test(after);
}

function cutGone(
  stretch: Stretch<Gone>,
  came: readonly Stretch<Came>[],
): readonly [Piece, readonly Piece[]][] {
  let from = 0;
  return stretch.pieces.map((piece) => {
    const start = from;
    from += piece.text.length;
    const parts = partsBy(piece.text.length, (n) => [stretch.stretch[start + n]!]);
    return [
      piece,
      parts.map(([a, b]): Piece => {
        const other = stretch.stretch[start + a]!;
        const cut = { text: piece.text.slice(a, b), client: piece.client, clock: piece.clock + a };
        return other < 0 ? { kind: "removed", ...cut } : { kind: "movedOut", ...cut, to: came[other]!.id };
      }),
    ];
  });
}

/** The characters of a stretch by their ids, one by one. */
type Ids = readonly (readonly [client: number, clock: number])[];

const idsOf = ({ pieces }: Stretch<Gone>): Ids =>
  pieces.flatMap(({ text, client, clock }) =>
    Array.from({ length: text.length }, (_, n) => [client, clock + n] as const),
  );

function cutCame(
  stretch: Stretch<Came>,
  gone: readonly (Stretch<Gone> & { readonly ids: Ids })[],
): readonly [Piece, readonly Piece[]][] {
  const wasAt = (at: number): readonly [number, number] | null => {
    const other = stretch.stretch[at]!;
    return other < 0 ? null : gone[other]!.ids[stretch.place[at]!]!;
  };
  let from = 0;
  return stretch.pieces.map((piece) => {
    const start = from;
    from += piece.text.length;
    // Characters that go on from the one before, in the same old run, are one piece.
    const parts = partsBy(piece.text.length, (n) => {
      const was = wasAt(start + n);
      return was === null ? [-1] : [stretch.stretch[start + n]!, was[0], was[1] - n];
    });
    return [
      piece,
      parts.map(([a, b]): Piece => {
        const was = wasAt(start + a);
        const cut = { text: piece.text.slice(a, b), client: piece.client, clock: piece.clock + a };
        return was === null
          ? { kind: "added", ...cut }
          : { kind: "movedIn", ...cut, was, from: gone[stretch.stretch[start + a]!]!.id };
      }),
    ];
  });
}

/** Ranges of places that have the same key. */
function partsBy(length: number, keyOf: (n: number) => readonly number[]): readonly [number, number][] {
  const parts: [number, number][] = [];
  let last = "";
  for (let n = 0; n < length; n++) {
    const key = keyOf(n).join();
    if (n > 0 && key === last) parts[parts.length - 1]![1] = n + 1;
    else parts.push([n, n + 1]);
    last = key;
  }
  return parts;
}
