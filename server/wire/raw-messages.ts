import type { WSContext, WSEvents } from "hono/ws";
import type { WebSocket } from "ws";

/** Handles a socket's messages, each null where it was text. */
export type MessageHandler = WSEvents & {
  readonly hear: (message: Uint8Array | null, ws: WSContext) => void;
};

/**
 * The same events, with messages straight from `ws`: Hono copies the bytes of each and makes a `MessageEvent` of them,
 * which takes longer than to hear what a key says. What came before the opening goes its way.
 */
export function rawMessages({ hear, ...events }: MessageHandler): WSEvents {
  const given: WSEvents = {
    ...events,
    onOpen: (event, ws) => {
      events.onOpen?.(event, ws);
      // In the rest of this task Hono hands over what waited, and begins to listen itself.
      queueMicrotask(() => {
        delete given.onMessage;
        (ws.raw as WebSocket).on("message", (data, isBinary) => {
          try {
            hear(isBinary ? (data as Buffer) : null, ws);
          } catch (error) {
            console.error(error);
          }
        });
      });
    },
  };
  return given;
}
