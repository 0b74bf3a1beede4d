import type { GroupId } from "../../shared/ids.ts";
import type { Chained, HiddenEntry } from "../../shared/minutes.ts";
import type { Participant } from "../../shared/participant.ts";
import { hide, mayRead } from "../../shared/readers.ts";
import { whyBad } from "../store/check-row.ts";
import type { Store } from "../store/store.ts";
import { BadRow } from "../store/store.ts";
import { entryOf } from "./log.ts";

/** Whose eyes the minutes are for: an Opinion's group tells who leads there. */
export type Reader = { readonly participant: Participant; readonly groupId: GroupId | null };

/**
 * A page of a stream's minutes as this reader may have it: entries for others are hidden. Each row is checked
 * again as it comes from the disk, with its place behind the one before; rejects with BadRow.
 */
export async function readMinutes<Entry extends Chained>(
  store: Store,
  stream: string,
  {
    after,
    limit,
    reader: { participant, groupId },
  }: { readonly after: number; readonly limit: number; readonly reader: Reader },
): Promise<readonly (Entry | HiddenEntry)[]> {
  let before: string | null = null;
  return (await store.read(stream, after, { limit, kind: "minutes" })).map((row) => {
    const why = before !== null && row.prev !== before ? "it does not follow the row before it" : whyBad(row);
    if (why !== null) throw new BadRow(stream, row.seq, why);
    before = row.hash;
    const entry = entryOf<Entry>(row);
    return mayRead(row.readers, participant, groupId) ? entry : hide(entry);
  });
}
