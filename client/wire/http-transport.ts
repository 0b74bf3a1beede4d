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

/** A machine that has not answered by then may be frozen. A balancer leads a new connection to another one. */
const ASK_AGAIN_MS = 1_500;
/** The browser keeps connections, and several may lead to the frozen machine: each of these requests takes one. */
const ASKED_MAX = 4;

/**
 * Asks again beside the earlier requests while no answer comes, and takes the first one. `leave` gets answers that come
 * later. Rejects as soon as all that were made have failed.
 */
export function askWhileSilent(
  ask: () => Promise<Response>,
  leave: (answer: Response) => void = () => {},
): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAnswered = false;
  let asked = 0;
  let failed = 0;
  const begin = async (): Promise<void> => {
    asked += 1;
    if (asked < ASKED_MAX) timer = setTimeout(() => void begin(), ASK_AGAIN_MS);
    try {
      const answer = await ask();
      if (isAnswered) return leave(answer);
      isAnswered = true;
      clearTimeout(timer);
      resolve(answer);
    } catch (error) {
      failed += 1;
      if (failed < asked) return;
      clearTimeout(timer);
      reject(error);
    }
  };
  void begin();
  return promise;
}
