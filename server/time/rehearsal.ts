import { decodeTime } from "ulid";
import { DAY_MS } from "../../shared/durations.ts";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import { ULID } from "../../shared/ids.ts";
import { entryOf } from "../store/chain-writer.ts";
import { FORUM_STREAM, type Store } from "../store/store.ts";

/** The first people and Opinions come right after the founding. */
const FOUNDING_ROWS = 1_000;

/**
 * Tells if this folder holds a rehearsal: a forum whose time was ever set by hand (FORUM_NOW). The mark stays in
 * the file (rule Z5). Throws a sentence if a real record would become a rehearsal.
 */
export async function openRehearsal(
  store: Store,
  { forumNow, dataDir }: { readonly forumNow: number | null; readonly dataDir: string },
): Promise<boolean> {
  const marked = (await store.meta("rehearsal")) !== null;
  if (marked) return true;
  const isNew = (await store.newestInstant()) === null;
  const isRehearsal = isNew
    ? forumNow !== null
    : (await store.meta("clock")) === null && (await wasMoved(store));
  if (isRehearsal) {
    await store.saveMeta("rehearsal", new Date().toISOString());
    return true;
  }
  if (forumNow !== null)
    throw new Error(
      `The data folder ${dataDir} holds the record of a real forum, and FORUM_NOW is for rehearsals. Start without FORUM_NOW, or rehearse in another DATA_DIR: an empty one, or one into which a backup was restored with FORUM_NOW set.`,
    );
  return false;
}

/** Ids carry the real time, rows the forum's: in files from before the mark the two tell a rehearsal. */
async function wasMoved(store: Store): Promise<boolean> {
  const rows = await store.read(FORUM_STREAM, 0, { limit: FOUNDING_ROWS, kind: "minutes" });
  for (const row of rows) {
    const entry = entryOf<ForumEntry>(row);
    const id =
      entry.type === "participantAdmitted"
        ? entry.participant.id
        : entry.type === "opinionOpened"
          ? entry.opinionId
          : null;
    if (id !== null && ULID.test(id)) return Math.abs(decodeTime(id) - row.at) > DAY_MS;
  }
  return false;
}
