import type { HttpSocket } from "./http-socket.ts";

/** A handshake that takes this many times as long as the last gets another beside it: its machine may be frozen. */
const USUAL_TIMES = 3;
const NEXT_MS_MIN = 400;
/** Before any handshake on this page: on a line of 400 ms one takes 1.6 s. */
const NEXT_MS_MAX = 2_000;
const AT_ONCE_MAX = 5;
/** From this one on each waits twice as long. */
const SLOWER_FROM = 3;
/** One slow handshake, as when a server waits for its database, makes the next one wait this many times longer. */
const SLOWER_TIMES = 1.5;
const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;

let handshakeMs = NEXT_MS_MAX / USUAL_TIMES;

/**
 * A WebSocket whose handshake is asked for again, on a connection of its own, while it has no answer: a balancer leads
 * that to another machine. The first to open is taken and the others are closed (rule W24). `isSuspect`: the machine of
 * the last connection went silent, and two are asked at once.
 */
export function openRacedSocket(address: string, { isSuspect = false } = {}): HttpSocket {
  const racing = new Set<WebSocket>();
  let won: WebSocket | null = null;
  let isClosed = false;
  /** A machine that is gone refuses at once, and the balancer's next one may not: the first refusal is not told. */
  let wasRefused = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (socket: WebSocket): void => {
    clearTimeout(timer);
    racing.delete(socket);
    won = socket;
    leaveAll();
    raced.onopen?.();
  };

  const leaveAll = (): void => {
    const others = [...racing];
    racing.clear();
    for (const other of others) other.close();
  };

  const lose = (socket: WebSocket, event: CloseEvent): void => {
    const isMine = racing.delete(socket) || won === socket;
    // Another is still on its way.
    if (!isMine || (won === null && racing.size > 0)) return;
    clearTimeout(timer);
    if (won === null && !wasRefused) {
      wasRefused = true;
      race();
      return;
    }
    isClosed = true;
    raced.onclose?.(event);
  };

  const race = (): void => {
    const socket = new WebSocket(address);
    const at = performance.now();
    socket.binaryType = "arraybuffer";
    racing.add(socket);
    socket.addEventListener("open", () => {
      if (!racing.has(socket)) return;
      handshakeMs = Math.min(performance.now() - at, handshakeMs * SLOWER_TIMES);
      take(socket);
    });
    socket.addEventListener("message", (event: MessageEvent<ArrayBuffer>) => {
      if (won === socket) raced.onmessage?.(event);
    });
    socket.addEventListener("error", (event) => {
      if (won === socket) raced.onerror?.(event);
    });
    socket.addEventListener("close", (event) => lose(socket, event));
    if (racing.size >= AT_ONCE_MAX) return;
    const wait = Math.min(Math.max(handshakeMs * USUAL_TIMES, NEXT_MS_MIN), NEXT_MS_MAX);
    timer = setTimeout(race, racing.size < SLOWER_FROM ? wait : 2 * wait);
  };

  const raced: HttpSocket = {
    binaryType: "arraybuffer",
    onopen: null,
    onmessage: null,
    onerror: null,
    onclose: null,
    get readyState() {
      return isClosed ? CLOSED : (won?.readyState ?? CONNECTING);
    },
    OPEN,
    get bufferedAmount() {
      return won?.bufferedAmount ?? 0;
    },
    send: (bytes) => won?.send(bytes as Uint8Array<ArrayBuffer>),
    close: () => {
      clearTimeout(timer);
      isClosed = true;
      leaveAll();
      won?.close();
    },
  };
  race();
  if (isSuspect) {
    clearTimeout(timer);
    race();
  }
  return raced;
}
