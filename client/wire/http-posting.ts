import { createEncoder, toUint8Array, writeVarUint8Array } from "lib0/encoding";
import { askWhileSilent, delay, type HttpTransport, LOST, REPEAT_MS } from "./http-transport.ts";
import { waitBefore } from "./transport.ts";

const POST_MS_MAX = 10_000;
const BATCH_BYTES = 256 * 1024;
/** Requests below this outlive the page that sent them. */
const KEEPALIVE_BYTES = 16 * 1024;
/** On a slow line a larger batch would wait for its own repeats. */
const ASKED_AGAIN_BYTES = 1024;
/** Too many at once, or a proxy whose server is away. */
const AWAY: ReadonlySet<number> = new Set([429, 502, 504]);

export type Posting = {
  readonly send: (message: Uint8Array) => void;
  readonly queuedBytes: () => number;
  /** Resolves when nothing waits any more: all was taken, or the connection was lost. */
  readonly flush: () => Promise<void>;
};

/** Sends a page's messages by HTTP: one request at a time, its batch numbered, so that it may be repeated. */
export function openPosting({ path, end, endBy }: HttpTransport): Posting {
  let queue: Uint8Array[] = [];
  let queuedBytes = 0;
  let batches = 0;
  let posting: Promise<void> | null = null;

  /** A small batch is asked again where no answer comes: the room takes it once, however often it comes (rule W13). */
  const postOnce = (n: number, body: Uint8Array<ArrayBuffer>): Promise<Response> => {
    const signal = AbortSignal.timeout(POST_MS_MAX);
    const keepalive = body.byteLength < KEEPALIVE_BYTES;
    const ask = (own: AbortSignal): Promise<Response> =>
      fetch(`${path}?n=${n}`, { method: "POST", body, keepalive, signal: AbortSignal.any([own, signal]) });
    return body.byteLength > ASKED_AGAIN_BYTES ? ask(signal) : askWhileSilent(ask, { signal });
  };

  /** Repeats what the network lost. Null when it was given up. */
  const post = async (n: number, body: Uint8Array<ArrayBuffer>): Promise<Response | null> => {
    const until = performance.now() + REPEAT_MS;
    for (let tries = 0; ; tries++) {
      const answer = await postOnce(n, body).catch(() => null);
      if (answer !== null && !AWAY.has(answer.status)) return answer;
      if (performance.now() > until) return null;
      await delay(waitBefore(tries, Math.random()));
    }
  };

  /** Sends all that waits; messages queued meanwhile go with the next batch. */
  const postAll = async (): Promise<void> => {
    while (queue.length > 0) {
      const encoder = createEncoder();
      let bytes = 0;
      let count = 0;
      for (const message of queue) {
        if (count > 0 && bytes + message.byteLength > BATCH_BYTES) break;
        writeVarUint8Array(encoder, message);
        bytes += message.byteLength;
        count += 1;
      }
      batches += 1;
      const answer = await post(batches, toUint8Array(encoder));
      queue = queue.slice(count);
      queuedBytes -= bytes;
      if (answer?.ok === true) continue;
      queue = [];
      queuedBytes = 0;
      if (answer === null) end(LOST, "the network");
      else await endBy(answer);
    }
    // In the same breath as the last look: what is sent from here on begins anew.
    posting = null;
  };

  const flush = (): Promise<void> => {
    if (queue.length === 0) return Promise.resolve();
    posting ??= postAll();
    return posting;
  };

  return {
    send: (message) => {
      queue.push(message);
      queuedBytes += message.byteLength;
      // Messages sent in one breath go in one request.
      if (queue.length === 1) queueMicrotask(() => void flush());
    },
    queuedBytes: () => queuedBytes,
    flush,
  };
}
