import type { UserId } from "../../shared/ids.ts";

/** A connection to one Opinion, as its room sees it. */
export type Member = {
  readonly user: UserId;
  /** The sign-in it came with: signing out closes it. */
  readonly session: string;
  /** Speaks our own messages (101-105) beside y-websocket's. */
  readonly concord: boolean;
  readonly send: (bytes: Uint8Array) => void;
  /** Writes a whole WebSocket frame as it is; absent where there is no such socket below. */
  readonly sendFramed?: (frame: Buffer) => void;
  /** Bytes that were sent and have not left this process: they grow where a reader is slow. */
  readonly buffered: () => number;
  readonly close: (code: number, reason: string) => void;
  /** Ends it at once, without a farewell that a reader who stopped would never read. */
  readonly cut: () => void;
  /** Counted messages of words that were taken whole; acknowledged when they are on disk. */
  readonly taken: () => number;
};
