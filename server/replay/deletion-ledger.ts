import type * as decoding from "lib0/decoding";
import { readVarUint } from "lib0/decoding";
import type * as encoding from "lib0/encoding";
import { writeVarUint } from "lib0/encoding";
import type { AuthorId } from "../../shared/ids.ts";
import type { DeletedRange } from "./server-doc.ts";

type Stretch = { readonly clock: number; readonly length: number; readonly by: AuthorId };
export type Noted = DeletedRange & { readonly by: AuthorId };

/** Authors of deletions. Each character is deleted once; adjacent ones by one person are one stretch. */
export function openDeletionLedger() {
  const byClient = new Map<number, Stretch[]>();

  const note = (by: AuthorId, { client, clock, length }: DeletedRange): void => {
    let list = byClient.get(client);
    if (list === undefined) byClient.set(client, (list = []));
    const i = firstFrom(list, clock);
    const [before, behind] = [list[i - 1], list[i]];
    const joinsBefore = before?.by === by && before.clock + before.length === clock;
    const joinsBehind = behind?.by === by && clock + length === behind.clock;
    const start = joinsBefore ? before.clock : clock;
    const end = joinsBehind ? behind.clock + behind.length : clock + length;
    const first = joinsBefore ? i - 1 : i;
    list.splice(first, i - first + (joinsBehind ? 1 : 0), { clock: start, length: end - start, by });
  };

  return {
    note,
    /** The stretches that touch a range. */
    within: ({ client, clock, length }: DeletedRange): readonly Noted[] => {
      const list = byClient.get(client) ?? [];
      const found: Noted[] = [];
      for (let i = Math.max(firstFrom(list, clock) - 1, 0); i < list.length; i++) {
        const stretch = list[i]!;
        if (stretch.clock >= clock + length) break;
        if (stretch.clock + stretch.length > clock) found.push({ client, ...stretch });
      }
      return found;
    },
    /** Number of stretches of a client's characters that each person deleted. */
    countOf: (client: number): ReadonlyMap<AuthorId, number> => {
      const counts = new Map<AuthorId, number>();
      for (const { by } of byClient.get(client) ?? []) counts.set(by, (counts.get(by) ?? 0) + 1);
      return counts;
    },
    /** All of it, for a checkpoint; `numberOf` gives a small number for a person. */
    write: (encoder: encoding.Encoder, numberOf: (user: AuthorId) => number): void => {
      writeVarUint(encoder, byClient.size);
      for (const [client, list] of [...byClient].toSorted(([a], [b]) => a - b)) {
        writeVarUint(encoder, client);
        writeVarUint(encoder, list.length);
        let end = 0;
        for (const { clock, length, by } of list) {
          writeVarUint(encoder, clock - end);
          writeVarUint(encoder, length);
          writeVarUint(encoder, numberOf(by));
          end = clock + length;
        }
      }
    },
    read: (decoder: decoding.Decoder, userOf: (number: number) => AuthorId): void => {
      for (let clients = readVarUint(decoder); clients > 0; clients--) {
        const client = readVarUint(decoder);
        const list: Stretch[] = [];
        let end = 0;
        for (let stretches = readVarUint(decoder); stretches > 0; stretches--) {
          const clock = end + readVarUint(decoder);
          const length = readVarUint(decoder);
          list.push({ clock, length, by: userOf(readVarUint(decoder)) });
          end = clock + length;
        }
        byClient.set(client, list);
      }
    },
  };
}

/** The index of the first stretch that starts at or behind a clock. */
function firstFrom(list: readonly Stretch[], clock: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.clock < clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
