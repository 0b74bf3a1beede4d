import { type Chained, type HiddenEntry, hide } from "../../shared/people/readers.ts";
import { whyBad } from "./check-row.ts";
import { BadRow, type Store } from "./store.ts";
import { entryOf } from "./chain-writer.ts";

/**
 * A page of a stream's event log as a reader may have it: what `may` denies is hidden. Each row is checked again
 * as it comes from the disk, with its place behind the one before; rejects with BadRow.
 */
export async function readEventLog<Entry extends Chained>(
  store: Store,
  stream: string,
  {
    after,
    limit,
    may,
  }: { readonly after: number; readonly limit: number; readonly may: (entry: Entry) => boolean },
): Promise<readonly (Entry | HiddenEntry)[]> {
  let before: string | null = null;
  return (await store.read(stream, after, { limit, kind: "minutes" })).map((row) => {
    const why = before !== null && row.prev !== before ? "it does not follow the row before it" : whyBad(row);
    if (why !== null) throw new BadRow(stream, row.seq, why);
    before = row.hash;
    const entry = entryOf<Entry>(row);
    return may(entry) ? entry : hide(entry);
  });
}
