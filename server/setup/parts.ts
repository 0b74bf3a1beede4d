import type { Audit } from "../audit/audit.ts";
import type { OpenedBoard } from "../board/board.ts";
import type { Days } from "../board/days.ts";
import type { FileWorkers } from "../exports/file-workers.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { People } from "../forum/people.ts";
import type { Secretariat } from "../forum/secretariat.ts";
import type { Past } from "../history/past.ts";
import type { Versions } from "../history/versions.ts";
import type { MailQueue } from "../mail/mail-queue.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { CommandIds } from "../room/command-ids.ts";
import type { ForumNews } from "../notices/forum-news.ts";
import type { Inboxes } from "../notices/inboxes.ts";
import type { MeetingPapers } from "../report/meeting-papers.ts";
import type { Rooms } from "../room/rooms.ts";
import type { DiskWatch } from "../store/disk-watch.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../time/clock.ts";

/** The parts of a running forum, for all that serve it. */
export type ForumParts = {
  readonly forum: ForumRoom;
  readonly rooms: Rooms;
  readonly inboxes: Inboxes;
  readonly forumNews: ForumNews;
  readonly people: People;
  readonly disk: DiskWatch;
  readonly store: Store;
  readonly audit: Audit;
  readonly metrics: Metrics;
  /** Tells if a failed read still fails. */
  readonly isStoreAway: () => Promise<boolean>;
  readonly versions: Versions;
  readonly meetingPapers: MeetingPapers;
  readonly past: Past;
  readonly fileWorkers: FileWorkers;
  readonly clock: Clock;
  readonly secretariat: Secretariat;
  readonly commandIds: CommandIds;
  readonly days: Days;
  readonly board: OpenedBoard;
  /** The address under which people reach the site. */
  readonly address: () => string;
  /** Off without settings for mail. */
  readonly mail: MailQueue;
};
