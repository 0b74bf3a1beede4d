import { CLOSE } from "../../shared/wire/protocol.ts";
import { askWhileSilent, delay, type HttpTransport, LOST } from "./http-transport.ts";
import { openPosting, type Posting } from "./http-posting.ts";
import { readHttp } from "./http-reading.ts";

/** The part of a WebSocket that y-websocket uses. */
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

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
const OPEN_MS_MAX = 8_000;
const LATE_MS_MAX = 30_000;
/** A closed connection says why on its reading side; this long it is waited for. */
const WHY_MS = 3_000;

/**
 * A WebSocket's likeness over HTTP (docs/protocol.md), where a network refuses WebSockets. `address` is that of
 * the WebSocket it stands for.
 */
export function openHttpSocket(address: string): HttpSocket {
  const [where = "", query = ""] = address
    .replace(/^ws/u, "http")
    .replace(/\/ws\/(opinions|drafts)\//u, "/api/$1/")
    .split("?");
  const reading = new AbortController();
  let readyState = CONNECTING;
  let posting: Posting | null = null;
  /** Tells the server that this page is gone; without it the connection would leave the room later. */
  let leave = (): void => undefined;

  const stopReading = (): void => {
    reading.abort();
    window.removeEventListener("pagehide", leave);
  };

  const end = (code: number, reason: string): void => {
    if (readyState >= CLOSING) return;
    readyState = CLOSED;
    stopReading();
    if (code === LOST) leave();
    socket.onclose?.({ code, reason });
  };

  const endBy = async (answer: Response): Promise<void> => {
    const reason = /"reason":"(\w+)"/u.exec(await answer.text().catch(() => ""))?.[1] ?? "";
    if (answer.status === 401) end(CLOSE.signedOut, reason);
    else if (reason === "noSuchOpinion") end(CLOSE.unknown, reason);
    else if (reason === "quarantined") end(CLOSE.quarantined, reason);
    else if (answer.status === 410 || answer.status === 413) {
      await delay(WHY_MS);
      end(answer.status === 413 ? CLOSE.tooLarge : LOST, reason);
    } else end(LOST, reason);
  };

  const pathOf = async (answer: Response): Promise<string> =>
    `${where}/line/${((await answer.json()) as { line: string }).line}`;
  const leavePath = (path: string): void =>
    void fetch(path, { method: "DELETE", keepalive: true }).catch(() => undefined);
  const leaveLine = (answer: Response): void => {
    if (answer.ok) void pathOf(answer).then(leavePath, () => undefined);
  };

  const open = async (): Promise<void> => {
    const signal = AbortSignal.any([reading.signal, AbortSignal.timeout(OPEN_MS_MAX)]);
    // Waited for beyond that: a line that the server opens late is left.
    const ask = (): Promise<Response> =>
      fetch(`${where}/line?${query}`, { method: "POST", signal: AbortSignal.timeout(LATE_MS_MAX) });
    const answer = await askWhileSilent(ask, { signal, leave: leaveLine });
    if (!answer.ok) return endBy(answer);
    const path = await pathOf(answer);
    leave = () => leavePath(path);
    if (readyState !== CONNECTING) return leave();
    readyState = OPEN;
    window.addEventListener("pagehide", leave);
    const transport: HttpTransport = {
      path,
      reading: reading.signal,
      isOver: () => readyState >= CLOSING,
      tell: ({ buffer }) => socket.onmessage?.({ data: buffer }),
      end,
      endBy,
    };
    posting = openPosting(transport);
    void readHttp(transport);
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
      return posting?.queuedBytes() ?? 0;
    },
    send: (bytes) => {
      if (readyState === OPEN) posting?.send(bytes);
    },
    close: () => {
      if (readyState >= CLOSING) return;
      readyState = CLOSING;
      stopReading();
      // Earlier messages go out before the connection is left, as on a WebSocket.
      void posting?.flush().then(() => leave());
    },
  };
  open().catch((error: unknown) => end(LOST, String(error)));
  return socket;
}
