import * as encoding from "lib0/encoding";
import type * as Y from "yjs";
import { clauseId } from "../../shared/ids.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";

/** Sends keys as the updates and cursors that an editor would send, written without a Y.Doc. */
type CharId = { readonly client: number; readonly clock: number };

/** A place between two neighbouring characters of a clause. */
export type Spot = {
  /** The item of the clause's XmlText, which a cursor names. */
  readonly text: CharId;
  readonly left: CharId;
  readonly right: CharId | null;
};

/** A caret between two characters; `right` is null at the end of the clause. */
export type Cursor = Pick<Spot, "text" | "left" | "right">;

export type Key = {
  readonly clock: number;
  readonly letter: string;
  readonly update: Uint8Array;
  readonly cursor: Cursor;
};

export type Typist = { readonly client: number; readonly key: () => Key };

/** Every place between two letters of these clauses. */
export function spotsOf(doc: Y.Doc, clauses: readonly string[]): readonly Spot[] {
  return clauses.flatMap((clause) => {
    const text = rootText(doc, clauseId(clause));
    if (text?._item == null) return [];
    const { client, clock } = text._item.id;
    const chars = readRuns(text).flatMap((run) =>
      Array.from({ length: run.text.length }, (_, i) => ({ client: run.client, clock: run.clock + i })),
    );
    return chars.map((left, i) => ({ text: { client, clock }, left, right: chars[i + 1] ?? null }));
  });
}

/** One in so many keys is typed somewhere else: the others at the typist's own spot. */
const KEYS_A_SPOT = 25;
const LETTERS = "the delegates agree on words ";
const STRING = 4;
const HAS_LEFT = 0x80;
const HAS_RIGHT = 0x40;

export function openTypist(
  client: number,
  {
    spots,
    chance,
    letter: nextLetter = (n) => LETTERS[n % LETTERS.length]!,
  }: {
    readonly spots: readonly Spot[];
    readonly chance: (below: number) => number;
    /** The n-th key's letter: one character of one UTF-16 unit. */
    readonly letter?: (n: number) => string;
  },
): Typist {
  let clock = 0;
  const used = new Set<number>();
  /** Never one of its own again: its two neighbours are no longer side by side, as an editor would know. */
  const nextSpot = (): Spot => {
    let at = chance(spots.length);
    while (used.has(at)) at = (at + 1) % spots.length;
    used.add(at);
    return spots[at]!;
  };
  let spot = nextSpot();
  return {
    client,
    key: () => {
      if (clock > 0 && chance(KEYS_A_SPOT) === 0) spot = nextSpot();
      const letter = nextLetter(clock);
      const update = insertion({ client, clock }, spot, letter);
      spot = { ...spot, left: { client, clock } };
      clock += 1;
      return { clock: clock - 1, letter, update, cursor: spot };
    },
  };
}

/** A Yjs update (V1) of one character. */
function insertion(id: CharId, { left, right }: Spot, letter: string): Uint8Array {
  const encoder = encoding.createEncoder();
  const write = (...numbers: number[]): void => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  };
  write(1, 1, id.client, id.clock);
  encoding.writeUint8(encoder, STRING | HAS_LEFT | (right === null ? 0 : HAS_RIGHT));
  write(left.client, left.clock);
  if (right !== null) write(right.client, right.clock);
  encoding.writeVarString(encoder, letter);
  write(0);
  return encoding.toUint8Array(encoder);
}
