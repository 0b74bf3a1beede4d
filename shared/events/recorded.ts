import type { Act, Entry } from "./event.ts";

/** An act with its place and time: what replay needs of an entry. */
export type Recorded = Act & Pick<Entry, "seq" | "at" | "by"> & Partial<Pick<Entry, "forumSeq">>;

/** All but the first. */
export type RecordedLater = Exclude<Recorded, { type: "opinionOpened" }>;

/** The author, the instant and the forum's seq of an act; absent if the page only tries out. */
type Made = Pick<Entry, "seq" | "at" | "by"> & Partial<Pick<Entry, "forumSeq">>;

export type EntryOf<One extends Act> = One & Made;

/** When it was done, by whom, and at which seq of the forum. */
export const signed = ({ at, by, forumSeq }: Made) => ({ at, by, forumSeq });

/** The same, with its own place. */
export const placed = ({ seq, at, by, forumSeq }: Made) => ({ seq, at, by, forumSeq });
