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
/** Each further one waits this many times longer: a server that is only slow gets few. */
const SLOWER_TIMES = 2;
/** The browser keeps connections, and several may lead to the frozen machine: each of these requests takes one. */
const ASKED_MAX = 3;

/**
 * Asks again beside the earlier requests while no answer comes, and takes the first one. The others are aborted, unless
 * `leave` gets their answers. Rejects as soon as all that were made have failed, or `signal` aborts.
 */
export function askWhileSilent(
  ask: (own: AbortSignal) => Promise<Response>,
  { signal, leave }: { readonly signal: AbortSignal; readonly leave?: (late: Response) => void },
): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const asked = new Set<AbortController>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let failed = 0;
  const end = (tell: () => void, taken?: AbortController): void => {
    isOver = true;
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    if (leave === undefined) for (const one of asked) if (one !== taken) one.abort();
    tell();
  };
  const onAbort = (): void => end(() => reject(signal.reason as Error));
  const begin = async (): Promise<void> => {
    const waitMs = ASK_AGAIN_MS * SLOWER_TIMES ** asked.size;
    const own = new AbortController();
    asked.add(own);
    if (asked.size < ASKED_MAX) timer = setTimeout(() => void begin(), waitMs);
    try {
      const answer = await ask(own.signal);
      if (!isOver) end(() => resolve(answer), own);
      else leave?.(answer);
    } catch (error) {
      failed += 1;
      if (!isOver && failed === asked.size) end(() => reject(error));
    }
  };
  signal.addEventListener("abort", onAbort);
  if (signal.aborted) onAbort();
  else void begin();
  return promise;
}
