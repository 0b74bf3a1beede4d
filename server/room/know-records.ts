import { authorId, type OpinionId, opinionId } from "../../shared/ids.ts";
import { CHECKPOINT_FORMAT, heldAtEnd, HELD_END_BYTES } from "../replay/checkpoint.ts";
import { addedByRow } from "../replay/held-work.ts";
import { FORUM_STREAM, type Store } from "../store/store.ts";
import type { HeldAccounts } from "./held-accounts.ts";
import type { RoomForum } from "./room-forum.ts";
import type { Room } from "./room.ts";
import { knowFromRows, type Serials } from "./serials.ts";

type Parts = {
  readonly serials: Serials;
  readonly accounts: HeldAccounts;
  readonly forum: Pick<RoomForum, "opinions">;
  readonly store: Store;
  readonly open: (id: OpinionId) => Promise<Room | null>;
  readonly isOpen: (id: OpinionId) => boolean;
};

/** Reads from all records which numbers were given, and how much memory each room holds. */
export async function knowRecords(parts: Parts): Promise<void> {
  const { serials, store, forum, open } = parts;
  // One after the other: each opening frees its temporary memory before the next.
  for (const id of forum.opinions()) await open(id).catch(() => knowFromRows(serials, store, id));
  await knowDrafts(parts);
}

/** The memory of drafts that nobody has opened yet, as counted when they closed or began. */
async function knowDrafts({ accounts, store, isOpen }: Parts): Promise<void> {
  for (const stream of await store.streams()) {
    const id = opinionId(stream);
    if (isOpen(id) || stream === FORUM_STREAM) continue;
    const end = await store.checkpointEnd(stream, CHECKPOINT_FORMAT, HELD_END_BYTES);
    const held = end === null ? null : heldAtEnd(end);
    const [first] = held === null ? await store.read(stream, 0, { limit: 1 }).catch(() => []) : [];
    if (held !== null) accounts.know(id, held);
    else if (first !== undefined) {
      const bytes = addedByRow(first);
      accounts.know(id, { bytes, byPerson: new Map([[authorId(first.by), bytes]]) });
    }
  }
}
