import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { RemovedRows } from "../../shared/forum/removal-event.ts";
import { entryOf } from "../store/chain-writer.ts";
import { FORUM_STREAM, type Store } from "../store/store.ts";

const PAGE_ROWS = 500;

/** The forum's newest statement on the words that were removed in one document. */
export type ToldOfRemoved = Pick<RemovedRows, "proof"> & { readonly at: number; readonly before: number };

/** By document: what binds what is left of its words. */
export function toldRemovals(entries: readonly ForumEntry[]): ReadonlyMap<string, ToldOfRemoved> {
  const told = new Map<string, ToldOfRemoved>();
  for (const entry of entries) {
    if (entry.type !== "keystrokesRemoved" && entry.type !== "draftKeystrokesRemoved") continue;
    const { at, before } = entry;
    if (entry.type === "keystrokesRemoved")
      for (const { opinionId, proof } of entry.opinions) told.set(opinionId, { proof, at, before });
    else for (const { draftId, proof } of entry.drafts) told.set(draftId, { proof, at, before });
  }
  return told;
}

/** The same from the forum's rows as far as they can be read: that one is not right is said of the forum. */
export async function readToldRemovals(
  store: Pick<Store, "read">,
): Promise<ReadonlyMap<string, ToldOfRemoved>> {
  const entries: ForumEntry[] = [];
  try {
    for (let after = 0; ;) {
      const rows = await store.read(FORUM_STREAM, after, { limit: PAGE_ROWS, kind: "minutes" });
      entries.push(...rows.map((row) => entryOf<ForumEntry>(row)));
      after = rows.at(-1)?.seq ?? after;
      if (rows.length < PAGE_ROWS) break;
    }
  } catch {
    return toldRemovals(entries);
  }
  return toldRemovals(entries);
}
