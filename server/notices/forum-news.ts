import type { ForumChanged } from "../../shared/forum/forum-change.ts";
import { FORUM_FIGURES_MS } from "../../shared/limits.ts";
import { frameMessage } from "../../shared/wire/codec.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { Rooms } from "../room/rooms.ts";
import type { Row } from "../store/store.ts";
import type { Followers } from "./followers.ts";

/** Tells open pages when to read the forum anew, so that none asks again and again (rule M15). */
export type ForumNews = {
  /** Changes whenever a reader's view of the forum may have: the same one, the same view. */
  readonly version: () => string;
  /** A window of the timetable turns. */
  readonly windowsTurn: () => void;
  readonly close: () => void;
};

const MESSAGES = {
  now: frameMessage({ words: null, awareness: null, news: { forum: "now" } }),
  soon: frameMessage({ words: null, awareness: null, news: { forum: "soon" } }),
} as const satisfies Record<ForumChanged, Uint8Array>;

/** Listens to events that change what pages read of the forum: a meeting's table and floor are pushed (rule T29). */
export function onForumView(forum: Pick<ForumRoom, "forum" | "onEntries">, listener: () => void): void {
  let seen = forum.forum().viewSeq;
  forum.onEntries(() => {
    const { viewSeq } = forum.forum();
    if (viewSeq === seen) return;
    seen = viewSeq;
    listener();
  });
}

export function openForumNews({
  forum,
  rooms,
  tellFollowers,
  onRows,
  log,
  figuresMs = FORUM_FIGURES_MS,
}: {
  readonly forum: Pick<ForumRoom, "forum" | "onEntries">;
  readonly rooms: Pick<Rooms, "each" | "closedForRepair">;
  readonly tellFollowers: Followers["tellForum"];
  /** Tells of rows that are on disk. */
  readonly onRows: (listener: (rows: readonly Pick<Row, "stream">[]) => void) => void;
  readonly log: (line: string) => void;
  readonly figuresMs?: number;
}): ForumNews {
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let toldAt = -Infinity;

  const tellRooms = (changed: ForumChanged): void => {
    rooms
      .each((room) => room.tellNotices(() => MESSAGES[changed]))
      .catch((error: unknown) => log(`forum: ${String(error)}`));
  };
  /** Figures of Opinions: the first change at once, and the next ones together. */
  const tellFigures = (): void => {
    timer ??= setTimeout(
      () => {
        timer = null;
        toldAt = performance.now();
        tellFollowers("soon");
        tellRooms("soon");
      },
      Math.max(0, toldAt + figuresMs - performance.now()),
    ).unref();
  };
  /** Drafts are their delegation's: nobody else learns that something is typed there. */
  const isOpinion = ({ stream }: Pick<Row, "stream">): boolean =>
    forum.forum().opinions.some(({ id }) => id === stream);

  onRows((rows) => {
    count += 1;
    if (rows.some(isOpinion)) tellFigures();
  });
  // Rooms tell their pages by the windows of a frame, which name the forum's seq.
  onForumView(forum, () => {
    count += 1;
    tellFollowers("now");
  });

  return {
    version: () => [count, ...rooms.closedForRepair()].join(" "),
    windowsTurn: () => {
      count += 1;
      tellFollowers("now");
      tellRooms("now");
    },
    close: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
