import type { CommandAnswer } from "../../shared/wire/protocol.ts";
import type { News } from "./news.ts";
import type { Received } from "./received.ts";

/** All that a slow subscriber missed. */
export type Missed = {
  readonly since: number;
  /** The state that it has: the one before the first frame that it was not sent. */
  readonly vector: ReadonlyMap<number, number>;
  readonly news: News[];
  readonly answers: CommandAnswer[];
};

/** A connection with all that the room knows of it. */
export type Subscriber = {
  /** Its Yjs client id, once it has shown one. */
  client: number | null;
  readonly received: Received;
  acknowledged: number;
  /** How many of its messages are on disk when the frame leaves for which they were counted. */
  counted: number;
  sentAt: number;
  /** It was sent a whole state. Words before it would be pending there, and a step 2 gives them back as its own. */
  hasState: boolean;
  readonly joinedAt: number;
  behind: Missed | null;
};
