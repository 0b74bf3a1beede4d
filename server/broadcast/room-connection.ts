import type { UserId } from "../../shared/ids.ts";
import type { Refusal } from "../../shared/refusal.ts";

/** Words that were refused. */
export type RefusedWords = {
  readonly refusal: Refusal;
  readonly clauseId?: string;
  /** Resolves when all that they are refused for is on disk, and not before it is said; rejects when it will not be. */
  readonly ready: () => Promise<void>;
};

/** A connection to one Opinion, as its room sees it. */
export type RoomConnection = {
  readonly user: UserId;
  /** Speaks our own messages (101-106) beside y-websocket's. */
  readonly concord: boolean;
  readonly send: (bytes: Uint8Array) => void;
  /** Writes a whole WebSocket frame as it is; absent where there is no such socket below. */
  readonly sendFramed?: (frame: Buffer) => void;
  /** Bytes that were sent and have not left this process: they grow where a reader is slow. */
  readonly buffered: () => number;
  /**
   * Sends a ping, and returns for how many ms nothing has come from the client since the first of these calls. Absent
   * without a network socket below.
   */
  readonly probe?: () => number;
  /** Leaves the room with these words refused, and closes when the cause is on disk. */
  readonly refuse: (words: RefusedWords) => void;
  readonly close: (code: number, reason: string) => void;
  /** Ends it at once, without a farewell that a reader who stopped would never read. */
  readonly cut: () => void;
};
