import * as Y from "yjs";
import { firstBehind } from "../../shared/history/lineage.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { readLeftWords } from "../replay/left-words.ts";
import { readRows } from "../replay/load.ts";
import type { Store } from "../store/store.ts";

type Range = { readonly clock: number; readonly length: number; readonly at: number };

/**
 * Instants at which characters were written and struck, by the rows in which they were, in milliseconds since 1970.
 */
export type Dates = {
  readonly written: (client: number, clock: number) => number | null;
  readonly struck: (client: number, clock: number) => number | null;
};

const PAGE_ROWS = 1_000;

/** The dates of all that was typed after one row and up to another. Rejects with BadRow. */
export async function datesBetween(
  store: Pick<Store, "read">,
  id: OpinionId,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<Dates> {
  const [written, struck] = [new Map<number, Range[]>(), new Map<number, Range[]>()];
  for (let last = after; last < upTo;) {
    const rows = await readRows(store, id, { after: last, limit: Math.min(PAGE_ROWS, upTo - last) });
    if (rows.length === 0) break;
    for (const { kind, body, at, removed } of rows) {
      if (kind !== "words" || body.length === 0) continue;
      // Of removed words the instant of the settled state by which they were there.
      const { structs, ds } = Y.decodeUpdate(removed === null ? body : readLeftWords(body).update);
      for (const { id: place, length } of structs)
        note(written, place.client, { clock: place.clock, length, at });
      for (const [client, list] of ds.clients)
        for (const { clock, len } of list) note(struck, client, { clock, length: len, at });
    }
    last = rows.at(-1)!.seq;
    // A long history is read in steps, so that the other Opinions go on meanwhile.
    await new Promise(setImmediate);
  }
  for (const list of [...written.values(), ...struck.values()]) list.sort((a, b) => a.clock - b.clock);
  return { written: dateIn(written), struck: dateIn(struck) };
}

function note(map: Map<number, Range[]>, client: number, range: Range): void {
  const list = map.get(client);
  if (list === undefined) map.set(client, [range]);
  else list.push(range);
}

const dateIn =
  (map: ReadonlyMap<number, readonly Range[]>) =>
  (client: number, clock: number): number | null => {
    const list = map.get(client) ?? [];
    const range = list[firstBehind(list, clock)];
    return range !== undefined && range.clock <= clock ? range.at : null;
  };
