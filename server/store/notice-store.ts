import type { UserId } from "../../shared/ids.ts";
import type { PlacedNotice } from "../../shared/notices/told-notice.ts";

/** The events whose notices a person has seen: all up to a place, and some after it by their own place. */
export type SeenNotices = {
  readonly upTo: number;
  readonly events: readonly { readonly stream: string; readonly seq: number }[];
};

/**
 * Notices stand beside the rows that they are made from, written in the same transaction (rule A52). One that does not
 * fit its checksum is left out.
 */
export type NoticeStore = {
  /** Notices behind a place, in the order in which they were made. A reader keeps the last place it worked off. */
  readonly noticesSince: (n: number, limit: number) => Promise<readonly PlacedNotice[]>;
  /** The place of the newest notice; 0: there is none. */
  readonly newestNotice: () => Promise<number>;
  /** Notices of some audiences before a place, newest first. */
  readonly noticesFor: (
    audiences: readonly string[],
    page: { readonly before: number; readonly limit: number },
  ) => Promise<readonly PlacedNotice[]>;
  /** Notices of one event. */
  readonly noticesOf: (stream: string, seq: number) => Promise<readonly PlacedNotice[]>;
  readonly seenNotices: (user: UserId) => Promise<SeenNotices>;
  /** Marks the notices of one event as seen. */
  readonly seeNotices: (user: UserId, event: SeenNotices["events"][number]) => Promise<void>;
  readonly seeNoticesUpTo: (user: UserId, n: number) => Promise<void>;
};
