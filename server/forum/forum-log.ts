import {
  type Forum,
  type ForumDecided,
  type ForumEntry,
  type ForumEvent,
  forumReadersOf,
  namesItsAuthor,
} from "../../shared/forum/forum.ts";
import { applyForumEvent } from "../../shared/forum/apply-forum-event.ts";
import { personAt } from "../../shared/forum/people-of.ts";
import { forumNoticesOf } from "../../shared/notices/forum-notices.ts";
import type { CommandId, UserId } from "../../shared/ids.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { SERVER_USER } from "../room/server-user.ts";
import { type ChainPosition, follow } from "../store/check-row.ts";
import { Fenced, Taken } from "../store/claims.ts";
import type { DiskWatch } from "../store/disk-watch.ts";
import { entryOf, openChainWriter } from "../store/chain-writer.ts";
import { READ_ONLY } from "../store/read-only.ts";
import { FORUM_STREAM, type Row, type Store } from "../store/store.ts";
import type { Clock } from "../time/clock.ts";
import type { Log } from "../log/log.ts";
import { logEntry } from "./entry-log.ts";

const CAUGHT_UP_ROWS = 1_000;
/** So often a decision is made anew where its place was taken. */
const TRIES_MAX = 5;

export type WrittenEvents = {
  readonly entries: readonly ForumEntry[];
  readonly events: readonly ForumEvent[];
};

type Write = {
  readonly by: UserId;
  readonly id?: CommandId | null;
  readonly decide: (at: number) => ForumDecided;
  /** Rows of other streams that stand or fall with the events. */
  readonly alongside?: ((events: readonly ForumEvent[]) => readonly Row[]) | undefined;
  /** Stores the rows in one step with what these events bring beside them. */
  readonly append?: ((rows: readonly Row[], events: readonly ForumEvent[]) => Promise<void>) | undefined;
};

/** The forum as its event log tells it; the only writer of that log. */
export type ForumLog = {
  readonly forum: () => Forum;
  readonly head: () => string;
  /** Decides and stores, one after the other: each decides on the record that the one before left on disk. */
  readonly write: (write: Write) => Promise<WrittenEvents | { readonly refusal: Refusal }>;
};

export function openForumLog(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly disk: DiskWatch;
  readonly opened: Forum;
  readonly position: ChainPosition;
  readonly serverLog: Log;
  /** The events are on disk and the forum holds them. */
  readonly onWritten: (before: Forum) => void;
}): ForumLog {
  const { store, clock, disk } = options;
  let forum = options.opened;
  let log = openChainWriter(FORUM_STREAM, options.position);
  let queue: Promise<unknown> = Promise.resolve();
  /** An append whose answer did not come may have been stored. */
  let isInDoubt = false;

  /** Takes in rows that are stored and not known here. */
  const catchUp = async (): Promise<void> => {
    let position = log.position();
    const before = forum;
    for (;;) {
      const rows = await store.read(FORUM_STREAM, position.seq, { limit: CAUGHT_UP_ROWS });
      for (const row of rows) {
        position = follow(position, row);
        forum = applyForumEvent(forum, entryOf<ForumEntry>(row));
      }
      log = openChainWriter(FORUM_STREAM, position);
      if (rows.length < CAUGHT_UP_ROWS) break;
    }
    isInDoubt = false;
    if (forum !== before) options.onWritten(before);
  };

  /** Decides on the record as it stands; a place that is taken means that there is more of it. */
  const writeAnew = async (asked: Write): ReturnType<typeof writeNow> => {
    for (let tries = 1; ; tries++) {
      if (isInDoubt) await catchUp();
      try {
        return await writeNow(asked);
      } catch (error) {
        if (!(error instanceof Taken) || tries === TRIES_MAX) throw error;
      }
    }
  };

  const writeNow = async ({ by: actor, id = null, decide, alongside, append }: Write) => {
    if (disk.isFull()) return { refusal: READ_ONLY };
    const at = clock.now();
    const decided = decide(at);
    if ("refusal" in decided) return decided;
    const position = log.position();
    const before = forum;
    let next = forum;
    const command = id === null ? undefined : { user: actor, id };
    const entries = decided.events.map((event) => {
      const readers = forumReadersOf(event);
      const by = namesItsAuthor(event) ? actor : SERVER_USER;
      const body = { ...event, by, ...(readers.kind === "all" ? {} : { readers }) };
      const entry: ForumEntry = { ...body, at, ...log.entry({ at, by, body, readers, command }) };
      const told = forumNoticesOf(event, { before: next, actor: personAt(next.people, actor) });
      log.tell(told.map((one) => ({ ...one, clause: null })));
      next = applyForumEvent(next, entry);
      return entry;
    });
    const rowsAlongside = alongside?.(decided.events) ?? [];
    try {
      const rows = [...log.take(), ...rowsAlongside];
      await (append === undefined ? store.append(rows) : append(rows, decided.events));
    } catch (error) {
      log = openChainWriter(FORUM_STREAM, position);
      if (disk.notice(error)) return { refusal: READ_ONLY };
      // Fenced: nothing of it is there, and this log is dropped.
      isInDoubt = !(error instanceof Fenced);
      throw error;
    }
    forum = next;
    for (const entry of entries) logEntry(options.serverLog, entry);
    options.onWritten(before);
    return { entries, events: decided.events };
  };

  return {
    forum: () => forum,
    head: () => log.position().heads.minutes,
    write: (write) => {
      const written = queue.then(() => writeAnew(write));
      queue = written.catch(() => undefined);
      return written;
    },
  };
}
