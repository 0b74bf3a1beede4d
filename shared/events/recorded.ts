import type { Logged, Signed } from "../signed.ts";

/** An event with its place and time: what replay needs of an entry. */
export type EntryOf<One> = One & Logged;

/** The instant, the author, and the forum's seq at that moment. */
export const signed = ({ at, by, forumSeq }: Signed) => ({ at, by, forumSeq });

/** The same, with its own place. */
export const placed = ({ seq, at, by, forumSeq }: Logged) => ({ seq, at, by, forumSeq });
