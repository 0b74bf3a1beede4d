import type { UserId } from "../ids.ts";

/** The author, the instant and the forum's seq of an act; absent if the page only tries out. */
type Made = {
  readonly seq: number;
  readonly at: number;
  readonly by: UserId;
  readonly forumSeq?: number;
};

/** An event with its place and time: what replay needs of an entry. */
export type EntryOf<One> = One & Made;

/** The instant, the author, and the forum's seq at that moment. */
export const signed = ({ at, by, forumSeq }: Made) => ({ at, by, forumSeq });

/** The same, with its own place. */
export const placed = ({ seq, at, by, forumSeq }: Made) => ({ seq, at, by, forumSeq });
