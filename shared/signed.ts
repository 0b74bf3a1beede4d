import type { UserId } from "./ids.ts";

/** The instant of an act, its author, and the forum's seq at that moment; absent if the page only tries out. */
export type Signed = {
  readonly at: number;
  readonly by: UserId;
  readonly forumSeq?: number | undefined;
};

/** The same, with its own place in the event log. */
export type Logged = Signed & { readonly seq: number };
