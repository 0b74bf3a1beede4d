import type { WSContext } from "hono/ws";
import { CLOSE_REASON_BYTES_MAX } from "../../shared/limits.ts";
import type { RoomConnection } from "../broadcast/room-connection.ts";

/** The layer below Hono's socket: `ws`, or a line over HTTP that has no need of all of it. */
type Raw = {
  readonly bufferedAmount?: number;
  readonly pause?: () => void;
  readonly resume?: () => void;
  readonly terminate?: () => void;
  readonly ping?: () => void;
  readonly isPaused?: boolean;
  /** The network socket below `ws`, which without compression holds nothing back of its own. */
  readonly _socket?: {
    readonly write: (bytes: Buffer) => boolean;
    readonly writableLength: number;
    readonly bytesRead: number;
  };
  readonly readyState?: number;
};

export const rawOf = (ws: WSContext): Raw | undefined => ws.raw as Raw | undefined;

/** Writes whole frames past `ws`, where there is one: it would put the same header before the same bytes for each reader. */
export function sending(ws: WSContext): Pick<RoomConnection, "send" | "sendFramed" | "buffered" | "probe"> {
  const raw = rawOf(ws);
  const socket = raw?._socket;
  const send: RoomConnection["send"] = (bytes) => {
    if (ws.readyState === 1) ws.send(bytes as Uint8Array<ArrayBuffer>);
  };
  if (socket === undefined) return { send, buffered: () => raw?.bufferedAmount ?? 0 };
  let heard = { bytes: -1, at: 0 };
  return {
    send,
    buffered: () => socket.writableLength,
    probe: () => {
      const now = performance.now();
      // What a throttled client sends waits in the network.
      if (raw?.isPaused === true || socket.bytesRead !== heard.bytes)
        heard = { bytes: socket.bytesRead, at: now };
      if (raw?.readyState === 1) raw.ping?.();
      return now - heard.at;
    },
    sendFramed: (frame) => {
      if (raw?.readyState === 1) socket.write(frame);
    },
  };
}

/** A close reason that `ws` takes: at most 123 bytes, cut between characters. */
const closeReason = (text: string): string => {
  let reason = text;
  while (Buffer.byteLength(reason) > CLOSE_REASON_BYTES_MAX) reason = reason.slice(0, -1);
  return reason;
};

/** Closes a socket, also one that was paused: a farewell is read by who reads. */
export function hangUp(ws: WSContext, code: number, reason: string): void {
  rawOf(ws)?.resume?.();
  ws.close(code, closeReason(reason));
}

/** A farewell gets this long to be read. */
const FAREWELL_MS = 1_000;

/** Ends a socket that was closed, also where its client does not answer the close. */
export const cutSoon = (ws: WSContext): void => {
  // A line has no socket below: its close waits for the next GET.
  if (rawOf(ws)?._socket === undefined) return;
  setTimeout(() => rawOf(ws)?.terminate?.(), FAREWELL_MS).unref();
};
