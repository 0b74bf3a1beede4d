import { fromBase64 } from "lib0/buffer";
import { openEventStream } from "./event-stream.ts";
import { delay, type HttpTransport, LOST, REPEAT_MS } from "./http-transport.ts";
import { takeTurn } from "./reading-turns.ts";
import { keepHeldBack, streamsPass, waitBefore } from "./transport.ts";

type Closed = { readonly code: number; readonly reason: string };
type Polled = { readonly messages: readonly string[]; readonly last: number; readonly close?: Closed };

/** A proxy that lets streams through shows their first bytes within this. */
const FIRST_BYTES_MS = 3_000;
/** The server says something every 15 s; what is silent for longer is held back somewhere. */
const SILENCE_MS = 20_000;
/** A long poll is answered after 20 s at the latest. */
const POLL_MS_MAX = 25_000;
/** How often a tab asks that has no turn to keep a connection open. */
const NO_TURN_MS = 1_500;

/** Reads an HTTP connection to its end: as a stream of events, or by long poll where a proxy holds streams back. */
export async function readHttp({ path, reading, isOver, tell, end, endBy }: HttpTransport): Promise<void> {
  let last = 0;
  let byStream = streamsPass(sessionStorage, Date.now());

  const tellAll = (messages: readonly string[]): void => {
    for (const message of messages) if (!isOver()) tell(fromBase64(message));
  };

  const holdBack = (): void => {
    byStream = false;
    keepHeldBack(sessionStorage, Date.now());
  };

  const readStream = async (): Promise<void> => {
    const [before, asked] = [last, performance.now()];
    const stalled = new AbortController();
    let watch = setTimeout(() => stalled.abort(), FIRST_BYTES_MS);
    try {
      const answer = await fetch(`${path}?after=${last}`, {
        headers: { accept: "text/event-stream" },
        signal: AbortSignal.any([reading, stalled.signal]),
      });
      if (!answer.ok || answer.body === null) return await endBy(answer);
      const take = openEventStream(({ name, id, text }) => {
        if (name === "close") {
          const { code, reason } = JSON.parse(text) as Closed;
          end(code, reason);
        } else if (id === last + 1) {
          last = id;
          tellAll([text]);
        } else {
          end(LOST, "a message is missing");
        }
      });
      const reader = answer.body.getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        clearTimeout(watch);
        watch = setTimeout(() => stalled.abort(), SILENCE_MS);
        take(piece.value);
      }
      // A proxy that ends a stream at once blocks streaming too.
      if (last === before && performance.now() - asked < FIRST_BYTES_MS) holdBack();
    } catch (error) {
      if (!stalled.signal.aborted) throw error;
      holdBack();
    } finally {
      clearTimeout(watch);
    }
  };

  const poll = async (wait: "&wait=0" | ""): Promise<void> => {
    const signal = AbortSignal.any([reading, AbortSignal.timeout(POLL_MS_MAX)]);
    const answer = await fetch(`${path}?after=${last}${wait}`, { signal });
    if (!answer.ok) return endBy(answer);
    const polled = (await answer.json()) as Polled;
    last = polled.last;
    tellAll(polled.messages);
    if (polled.close !== undefined) end(polled.close.code, polled.close.reason);
  };

  let [tries, lostAt] = [0, 0];
  let hasTurn = false;
  while (!isOver()) {
    try {
      hasTurn ||= await takeTurn(reading);
      if (hasTurn) await (byStream ? readStream() : poll(""));
      else {
        await poll("&wait=0");
        await delay(NO_TURN_MS);
      }
      tries = 0;
    } catch (error) {
      if (tries === 0) lostAt = performance.now();
      if (performance.now() - lostAt > REPEAT_MS) return end(LOST, String(error));
      if (!isOver()) await delay(waitBefore(tries++, Math.random()));
    }
  }
}
