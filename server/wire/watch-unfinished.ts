import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { UNFINISHED_PIECE_BYTES, UNFINISHED_STALL_MS } from "../../shared/limits.ts";
import { holdUnfinished } from "../http/unfinished.ts";
import type { Whose } from "../room/budget.ts";

/**
 * Counts a WebSocket's bytes since its last whole message, as they come: `ws` limits each message and reports none
 * before its end. `tooMuch`: it holds more than the limit, or an unfinished message has stalled for too long.
 */
export function watchUnfinished(
  webSocket: WebSocket,
  whose: Whose,
  {
    tooMuch,
    control,
  }: {
    readonly tooMuch: (why: "bytes" | "stalled") => void;
    /** A ping or pong came, which no message tells of. */
    readonly control: (bytes: number) => void;
  },
): () => void {
  const { _socket: socket } = webSocket as WebSocket & { readonly _socket: Socket };
  let whole = socket.bytesRead;
  let pieces = 0;
  let counted = 0;
  let stalled: NodeJS.Timeout | null = null;

  const count = (bytes: number): boolean => {
    const isFine = holdUnfinished(whose, bytes - counted);
    counted = bytes;
    if (bytes === 0) {
      if (stalled !== null) clearTimeout(stalled);
      stalled = null;
    } else if (stalled === null) {
      stalled = setTimeout(() => {
        // A throttled client is not a stalled one.
        if (webSocket.isPaused) stalled?.refresh();
        else tooMuch("stalled");
      }, UNFINISHED_STALL_MS).unref();
    } else stalled.refresh();
    return isFine;
  };
  const onData = (): void => {
    const since = socket.bytesRead - whole;
    if (since === 0 && counted === 0) return;
    pieces = since === 0 ? 0 : pieces + 1;
    if (!count(since + pieces * UNFINISHED_PIECE_BYTES)) tooMuch("bytes");
  };
  const onMessage = (): void => {
    whole = socket.bytesRead;
    pieces = 0;
  };
  /** Stands between the parts of a message, and is held by nobody. */
  const onControl = (data: Buffer): void => {
    const bytes = data.byteLength + CONTROL_FRAME_BYTES;
    whole = Math.min(whole + bytes, socket.bytesRead);
    control(bytes);
  };
  webSocket.on("message", onMessage);
  webSocket.on("ping", onControl);
  webSocket.on("pong", onControl);
  // Runs after the listener of `ws`, which has reported the messages that this piece completed.
  socket.on("data", onData);
  return () => {
    count(0);
    socket.off("data", onData);
    webSocket.off("message", onMessage);
    webSocket.off("ping", onControl);
    webSocket.off("pong", onControl);
  };
}

/** Two bytes and the mask. */
const CONTROL_FRAME_BYTES = 6;
