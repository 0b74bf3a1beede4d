import { fromBase64 } from "lib0/buffer";
import { createEncoder, toUint8Array, writeVarUint8Array } from "lib0/encoding";
import { CLOSE } from "../../shared/protocol.ts";
import { openEventStream } from "./event-stream.ts";
import { takeTurn } from "./reading-turns.ts";
import { keepHeldBack, streamsPass, waitBefore } from "./way.ts";

/** What y-websocket uses of a WebSocket. */
export type HttpSocket = {
  binaryType: BinaryType;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  readonly readyState: number;
  readonly OPEN: number;
  readonly bufferedAmount: number;
  send: (bytes: Uint8Array) => void;
  readonly close: () => void;
};

type Polled = {
  readonly messages: readonly string[];
  readonly last: number;
  readonly close?: { readonly code: number; readonly reason: string };
};

const OPEN = 1;
const LOST = 1006;
const OPEN_MS_MAX = 8_000;
/** A proxy that lets streams through shows their first bytes within this. */
const FIRST_BYTES_MS = 3_000;
/** The server says something every 15 s; what is silent for longer is held back somewhere. */
const SILENCE_MS = 20_000;
/** A long poll is answered after 20 s at the latest. */
const POLL_MS_MAX = 25_000;
const POST_MS_MAX = 10_000;
/** For this long a request is repeated that the network lost; then the line is given up, and opened anew. */
const REPEAT_MS = 6_000;
/** Too many at once, or a proxy whose server is away. */
const AWAY: ReadonlySet<number> = new Set([429, 502, 504]);
/** How often a tab asks that has no turn to keep a connection open. */
const NO_TURN_MS = 1_500;
const BATCH_BYTES = 256 * 1024;
/** Requests below this outlive the page that sent them. */
const KEEPALIVE_BYTES = 16 * 1024;
/** A closed line says why on its reading side; this long it is waited for. */
const WHY_MS = 3_000;

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A WebSocket's likeness over HTTP (docs/protocol.md): messages come as server-sent events, by long poll where
 * a proxy holds streams back, and go by POST, one request at a time, each batch numbered so that it may be
 * repeated. `address` is that of the WebSocket it stands for.
 */
export function openHttpSocket(address: string): HttpSocket {
  const opening = address.replace(/^ws/u, "http").replace("/ws/opinions/", "/api/opinions/").split("?");
  let path = `${opening[0]}/line`;
  let readyState = 0;
  let last = 0;
  let batches = 0;
  let queue: Uint8Array[] = [];
  let queued = 0;
  let posting = false;
  let byStream = streamsPass(sessionStorage, Date.now());
  const reading = new AbortController();

  const isOver = (): boolean => readyState > OPEN;
  const gone = (): void => {
    void fetch(path, { method: "DELETE", keepalive: true }).catch(() => undefined);
  };

  const end = (code: number, reason = ""): void => {
    if (isOver()) return;
    readyState = 3;
    reading.abort();
    window.removeEventListener("pagehide", gone);
    socket.onclose?.({ code, reason });
  };

  const tell = (base64: string): void => {
    if (!isOver()) socket.onmessage?.({ data: fromBase64(base64).buffer });
  };

  /** What a refused request means for the line. */
  const endedBy = async (answer: Response): Promise<void> => {
    const reason = /"reason":"(\w+)"/u.exec(await answer.text().catch(() => ""))?.[1] ?? "";
    if (answer.status === 401) end(CLOSE.signedOut, reason);
    else if (reason === "noSuchOpinion") end(CLOSE.unknown, reason);
    else if (reason === "quarantined") end(CLOSE.quarantined, reason);
    else if (answer.status === 410 || answer.status === 413) {
      await after(WHY_MS);
      end(answer.status === 413 ? CLOSE.tooLarge : LOST, reason);
    } else end(LOST, reason);
  };

  /** Repeats what the network lost, or a proxy whose server is away. Null when it was given up. */
  const insist = async (ask: () => Promise<Response>): Promise<Response | null> => {
    const until = performance.now() + REPEAT_MS;
    for (let tries = 0; ; tries++) {
      const answer = await ask().catch(() => null);
      if (answer !== null && !AWAY.has(answer.status)) return answer;
      if (readyState === 3 || performance.now() > until) break;
      await after(waitBefore(tries, Math.random()));
    }
    end(LOST, "the network");
    return null;
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
        signal: AbortSignal.any([reading.signal, stalled.signal]),
      });
      if (!answer.ok || answer.body === null) return await endedBy(answer);
      const read = openEventStream(({ name, id, text }) => {
        if (name === "close") {
          const { code, reason } = JSON.parse(text) as { code: number; reason: string };
          end(code, reason);
        } else if (id === last + 1) {
          last = id;
          tell(text);
        } else {
          end(LOST, "a message is missing");
        }
      });
      const reader = answer.body.getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        clearTimeout(watch);
        watch = setTimeout(() => stalled.abort(), SILENCE_MS);
        read(piece.value);
      }
      // What ends streams as soon as they begin lets none through either.
      if (last === before && performance.now() - asked < FIRST_BYTES_MS) holdBack();
    } catch (error) {
      if (!stalled.signal.aborted) throw error;
      holdBack();
    } finally {
      clearTimeout(watch);
    }
  };

  const poll = async (wait: "&wait=0" | ""): Promise<void> => {
    const signal = AbortSignal.any([reading.signal, AbortSignal.timeout(POLL_MS_MAX)]);
    const answer = await fetch(`${path}?after=${last}${wait}`, { signal });
    if (!answer.ok) return endedBy(answer);
    const polled = (await answer.json()) as Polled;
    last = polled.last;
    for (const message of polled.messages) tell(message);
    if (polled.close !== undefined) end(polled.close.code, polled.close.reason);
  };

  const read = async (): Promise<void> => {
    let [tries, lostAt] = [0, 0];
    let hasTurn = false;
    while (!isOver()) {
      try {
        hasTurn ||= await takeTurn(reading.signal);
        if (hasTurn) await (byStream ? readStream() : poll(""));
        else {
          await poll("&wait=0");
          await after(NO_TURN_MS);
        }
        tries = 0;
      } catch (error) {
        if (tries === 0) lostAt = performance.now();
        if (performance.now() - lostAt > REPEAT_MS) return end(LOST, String(error));
        if (!isOver()) await after(waitBefore(tries++, Math.random()));
      }
    }
  };

  /** All that waits, in one request; what is queued meanwhile goes with the next. */
  const post = async (): Promise<void> => {
    if (posting) return;
    posting = true;
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
      const body = toUint8Array(encoder);
      const answer = await insist(() =>
        fetch(`${path}?n=${batches}`, {
          method: "POST",
          body,
          keepalive: body.byteLength < KEEPALIVE_BYTES,
          signal: AbortSignal.timeout(POST_MS_MAX),
        }),
      );
      queue = queue.slice(count);
      queued -= bytes;
      if (answer === null) queue = [];
      else if (!answer.ok) {
        queue = [];
        await endedBy(answer);
      }
    }
    posting = false;
    if (readyState === 2) gone();
  };

  const open = async (): Promise<void> => {
    const signal = AbortSignal.any([reading.signal, AbortSignal.timeout(OPEN_MS_MAX)]);
    const answer = await fetch(`${path}?${opening[1]}`, { method: "POST", signal });
    if (!answer.ok) return endedBy(answer);
    const { line } = (await answer.json()) as { line: string };
    path = `${path}/${line}`;
    if (isOver()) return gone();
    readyState = OPEN;
    window.addEventListener("pagehide", gone);
    void read();
    socket.onopen?.();
  };

  const socket: HttpSocket = {
    binaryType: "arraybuffer",
    onopen: null,
    onmessage: null,
    onerror: null,
    onclose: null,
    get readyState() {
      return readyState;
    },
    OPEN,
    get bufferedAmount() {
      return queued;
    },
    send: (bytes) => {
      if (readyState !== OPEN) return;
      queue.push(bytes);
      queued += bytes.byteLength;
      // What is sent in one breath goes in one request.
      queueMicrotask(() => void post());
    },
    close: () => {
      if (isOver()) return;
      const opened = readyState === OPEN;
      readyState = 2;
      reading.abort();
      window.removeEventListener("pagehide", gone);
      // What was sent before goes out before the line is left, as on a WebSocket.
      if (opened) void post();
    },
  };
  open().catch((error: unknown) => end(LOST, String(error)));
  return socket;
}
