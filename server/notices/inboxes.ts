import type { UserId } from "../../shared/ids.ts";
import { audiencesOf } from "../../shared/notices/audience.ts";
import { isNoticeFor, nearest, type NoticeKind } from "../../shared/notices/notice.ts";
import {
  type NoticesAnswer,
  type PlacedNotice,
  type ToldNotice,
  toldNotice,
  UNSEEN_COUNTED_MAX,
} from "../../shared/notices/told-notice.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { frameMessage } from "../../shared/wire/codec.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { type Followers, openFollowers } from "./followers.ts";
import { Quarantined } from "../room/quarantine.ts";
import type { Rooms } from "../room/rooms.ts";
import type { SeenNotices } from "../store/notice-store.ts";
import { FORUM_STREAM, type Store } from "../store/store.ts";

/** Notices of one page. */
const PAGE = 30;
/** Rows that are read at once: some of them speak of one event, or are not the reader's after all. */
const READ_AT_ONCE = 200;
const BATCH = 200;

/** A position that stands no more is its own delegation's alone (rule Q4), and so is its notice. */
const MAY_BE_PAST: ReadonlySet<NoticeKind> = new Set(["objection", "objectionKept", "objectionEnded"]);

const streamOf = ({ opinionId }: Pick<PlacedNotice, "opinionId">): string => opinionId ?? FORUM_STREAM;
const eventOf = (one: Pick<PlacedNotice, "opinionId" | "seq">): string => `${streamOf(one)} ${one.seq}`;

/** Everybody's inbox, read from the stored notices. */
export type Inboxes = {
  /** Newest first; `before`: where the page before ended. */
  readonly of: (reader: Participant, page?: { readonly before?: number | null }) => Promise<NoticesAnswer>;
  readonly see: (reader: Participant, event: Pick<PlacedNotice, "opinionId" | "seq">) => Promise<void>;
  readonly seeUpTo: (reader: Participant, n: number) => Promise<void>;
  /** True if a notice stands in this person's inbox: they may read it, and it is not their own act. */
  readonly isFor: (notice: PlacedNotice, reader: Participant) => boolean;
  /**
   * Tells that notices are on disk. A listener reads them by `store.noticesSince` from a place of its own, so that a crash
   * between the two loses nothing.
   */
  readonly onNotices: (listener: () => void) => void;
  /** Adds the connection of a page without an open text, which hears what is new at once. */
  readonly follow: Followers["follow"];
  readonly tellForum: Followers["tellForum"];
  readonly tellMeetings: Followers["tellMeetings"];
  /** Ends these connections. */
  readonly close: () => void;
};

export async function openInboxes({
  store,
  forum,
  rooms,
  onNotices,
  log,
}: {
  readonly store: Store;
  readonly forum: ForumRoom;
  readonly rooms: Rooms;
  readonly onNotices: (listener: () => void) => void;
  readonly log: (line: string) => void;
}): Promise<Inboxes> {
  /** Nobody is told of what was before they took part. */
  const since = (reader: Participant): number => forum.forum().people.get(reader.id)?.[0]?.at ?? 0;

  const isFor: Inboxes["isFor"] = (notice, reader) =>
    notice.by !== reader.id && notice.at >= since(reader) && isNoticeFor(notice, reader);

  const isStillTold = async (notice: PlacedNotice, reader: Participant): Promise<boolean> => {
    const { opinionId, kind, seq } = notice;
    if (opinionId === null || !MAY_BE_PAST.has(kind)) return true;
    try {
      const room = await rooms.get(opinionId);
      const rows = { stream: opinionId, first: seq, last: seq };
      return room !== null && (await room.entriesOf(rows, reader)).length > 0;
    } catch (error) {
      if (error instanceof Quarantined) return false;
      throw error;
    }
  };

  /** Gives the events of a reader's inbox one by one, newest first, each by the notice that speaks to the reader most. */
  async function* inboxOf(reader: Participant, from: number): AsyncGenerator<PlacedNotice> {
    const audiences = audiencesOf(reader);
    let before = from;
    /** Notices of the event that is being read. */
    let open: PlacedNotice[] = [];
    for (;;) {
      const read = await store.noticesFor(audiences, { before, limit: READ_AT_ONCE });
      for (const notice of read) {
        if (!isFor(notice, reader)) continue;
        if (open[0] !== undefined && eventOf(open[0]) !== eventOf(notice)) {
          yield nearest(open)!;
          open = [];
        }
        open.push(notice);
      }
      before = read.at(-1)?.n ?? 0;
      if (read.length === 0) break;
    }
    if (open.length > 0) yield nearest(open)!;
  }

  const isSeenBy = ({ upTo, events }: SeenNotices): ((notice: PlacedNotice) => boolean) => {
    const seen = new Set(events.map(({ stream, seq }) => `${stream} ${seq}`));
    return (notice) => notice.n <= upTo || seen.has(eventOf(notice));
  };

  const unseenOf = async (reader: Participant, isSeen: (notice: PlacedNotice) => boolean, upTo: number) => {
    let unseen = 0;
    for await (const notice of inboxOf(reader, Number.MAX_SAFE_INTEGER)) {
      if (notice.n <= upTo || unseen >= UNSEEN_COUNTED_MAX) break;
      if (!isSeen(notice) && (await isStillTold(notice, reader))) unseen += 1;
    }
    return unseen;
  };

  const of: Inboxes["of"] = async (reader, { before = null } = {}) => {
    const marks = await store.seenNotices(reader.id);
    const isSeen = isSeenBy(marks);
    const notices: ToldNotice[] = [];
    let next: number | null = null;
    for await (const notice of inboxOf(reader, before ?? Number.MAX_SAFE_INTEGER)) {
      if (notices.length === PAGE) {
        next = notices.at(-1)!.n;
        break;
      }
      if (await isStillTold(notice, reader)) notices.push(toldNotice(notice, isSeen(notice)));
    }
    return { notices, unseen: await unseenOf(reader, isSeen, marks.upTo), next };
  };

  const followers = openFollowers(forum);
  let told = await store.newestNotice();
  let telling: Promise<void> = Promise.resolve();

  /** Sends what is new to the pages of those whom it concerns, whichever Opinion or screen they have open. */
  const tell = async (): Promise<void> => {
    for (;;) {
      const fresh = await store.noticesSince(told, BATCH);
      if (fresh.length === 0) return;
      told = fresh.at(-1)!.n;
      const byEvent = [...Map.groupBy(fresh, eventOf).values()];
      const noticesFor = (user: UserId): readonly ToldNotice[] => {
        const reader = forum.participant(user);
        if (reader === null) return [];
        const own = byEvent.flatMap((notices) => nearest(notices.filter((one) => isFor(one, reader))) ?? []);
        return own.map((one) => toldNotice(one, false));
      };
      const messages = new Map<string, Uint8Array>();
      const messageFor = (user: UserId): Uint8Array | null => {
        const notices = noticesFor(user);
        if (notices.length === 0) return null;
        const key = notices.map(({ n }) => n).join();
        const known = messages.get(key);
        if (known !== undefined) return known;
        const message = frameMessage({ words: null, awareness: null, news: { notices } });
        messages.set(key, message);
        return message;
      };
      followers.tell(noticesFor);
      await rooms.each((room) => room.tellNotices(messageFor));
    }
  };
  onNotices(() => {
    telling = telling.then(tell).catch((error: unknown) => log(`notices: ${String(error)}`));
  });

  return {
    of,
    // A mark for each event that is really in the inbox, so that nobody fills the store with others.
    see: async (reader, { opinionId, seq }) => {
      const stream = opinionId ?? FORUM_STREAM;
      const notices = await store.noticesOf(stream, seq);
      if (notices.some((one) => isFor(one, reader))) await store.seeNotices(reader.id, { stream, seq });
    },
    seeUpTo: async (reader, n) => store.seeNoticesUpTo(reader.id, Math.min(n, await store.newestNotice())),
    isFor,
    onNotices,
    follow: followers.follow,
    tellForum: followers.tellForum,
    tellMeetings: followers.tellMeetings,
    close: followers.close,
  };
}
