import type { MovedRange } from "../../shared/clause.ts";
import type { CopiedWords } from "../store/store.ts";

export type CharId = { readonly client: number; readonly clock: number };
type Move = { readonly clock: number; readonly length: number; readonly to: CharId };

/** Where copied characters are now: kept for good, so that an edit from days ago still finds its words (rule W5). */
export type Moves = {
  readonly add: (moved: readonly MovedRange[] | CopiedWords["moved"]) => void;
  /** The last copy of a character, or null where it never was copied. */
  readonly lastCopy: (id: CharId) => CharId | null;
  /** The characters of a range that were copied away: the first copy of each, and the last. */
  readonly copiedIn: (
    client: number,
    range: { readonly clock: number; readonly length: number },
  ) => readonly { readonly first: CharId; readonly last: CharId }[];
};

export function openMoves(): Moves {
  const byClient = new Map<number, Move[]>();

  const copyOf = ({ client, clock }: CharId): CharId | null => {
    const move = byClient.get(client)?.find((one) => one.clock <= clock && clock < one.clock + one.length);
    return move === undefined ? null : { client: move.to.client, clock: move.to.clock + clock - move.clock };
  };

  const lastCopy = (id: CharId): CharId | null => {
    let copy = copyOf(id);
    for (let next = copy; next !== null; next = copyOf(next)) copy = next;
    return copy;
  };

  return {
    add: (moved) => {
      for (const { from, to } of moved) {
        const [client, clock, length] = from as MovedRange["from"];
        const [toClient, toClock] = to as MovedRange["to"];
        const move = { clock, length, to: { client: toClient, clock: toClock } };
        const list = byClient.get(client);
        if (list === undefined) byClient.set(client, [move]);
        else list.push(move);
      }
    },
    lastCopy,
    copiedIn: (client, { clock, length }) => {
      const copied: { first: CharId; last: CharId }[] = [];
      for (const move of byClient.get(client) ?? []) {
        const start = Math.max(move.clock, clock);
        const end = Math.min(move.clock + move.length, clock + length);
        for (let at = start; at < end; at++) {
          const first = copyOf({ client, clock: at });
          if (first !== null) copied.push({ first, last: lastCopy(first) ?? first });
        }
      }
      return copied;
    },
  };
}
