import { WebSocket } from "ws";
import { SCHEMA } from "../../shared/wire/protocol.ts";

/** A connection of which nothing is understood and every byte kept: what it could know, whatever it makes of it. */
export type Eavesdropper = {
  readonly heard: (text: string) => boolean;
  /** Resolves when it is in the room: nothing that is said from then on passes it by. */
  readonly there: Promise<void>;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly terminate: () => void;
};

const STEP_1 = new Uint8Array([0, 0, 1, 0]);

/** Asks for the whole state, as every y-websocket client does. `concord`: speaks our own messages too. */
export function eavesdrop(
  url: string,
  {
    cookie,
    path,
    concord,
  }: { readonly cookie: string; readonly path: string; readonly concord?: { readonly generation: string } },
): Eavesdropper {
  const query = concord === undefined ? "" : `?concord=1&schema=${SCHEMA}&generation=${concord.generation}`;
  const socket = new WebSocket(url.replace("http", "ws") + path + query, { headers: { cookie } });
  const messages: Buffer[] = [];
  const there = new Promise<void>((resolve) => {
    socket.on("message", (bytes: Buffer) => {
      messages.push(bytes);
      resolve();
    });
  });
  socket.on("open", () => socket.send(STEP_1));
  socket.on("error", () => undefined);
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  return {
    heard: (text) => Buffer.concat(messages).includes(text),
    there,
    closed,
    terminate: () => socket.terminate(),
  };
}
