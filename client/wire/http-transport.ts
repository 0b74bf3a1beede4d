/** A connection over HTTP as its two directions see it: the line of docs/protocol.md. */
export type HttpTransport = {
  /** The address of its requests. */
  readonly path: string;
  /** Aborted when there is nothing more to read. */
  readonly reading: AbortSignal;
  /** Closed by the server, by the network or by this page. */
  readonly isOver: () => boolean;
  readonly tell: (message: Uint8Array<ArrayBuffer>) => void;
  readonly end: (code: number, reason: string) => void;
  /** Ends it as a refused request says. */
  readonly endBy: (answer: Response) => Promise<void>;
};

/** A WebSocket's code for a connection that ended without a word. */
export const LOST = 1006;
/** For this long a request is repeated that the network lost; then the connection is given up, and opened anew. */
export const REPEAT_MS = 6_000;

export const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
