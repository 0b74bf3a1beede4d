import type { Context } from "hono";
import type { WSContext, WSEvents } from "hono/ws";
import { NOTICES_UNREAD_BYTES_MAX, PINGS_BETWEEN_MAX } from "../../shared/limits.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import type { SignedIn } from "../http/access.ts";
import type { Inboxes } from "../notices/inboxes.ts";
import { enterConnection, type ConnectionParts } from "./enter-connection.ts";
import { cutSoon, hangUp, rawOf } from "./raw-socket.ts";

/** Somebody's own notices for a page without an open text (rules A51, A52). It takes no message. */
export function noticeSocket(
  c: Context<SignedIn>,
  parts: ConnectionParts & { readonly inboxes: Inboxes },
): WSEvents {
  const user = c.get("user");
  const person = c.req.query("person");
  const openedAt = performance.now();
  let leave = (): void => undefined;
  let isOver = false;
  /** Pings and pongs since our last message: each ping is answered. */
  let pings = 0;

  const shut = (ws: WSContext, code: number, reason: string): void => {
    if (isOver) return;
    isOver = true;
    leave();
    hangUp(ws, code, reason);
    cutSoon(ws);
  };
  const send = (ws: WSContext, text: string): void => {
    pings = 0;
    const unread = rawOf(ws)?.bufferedAmount ?? 0;
    if (unread > NOTICES_UNREAD_BYTES_MAX) shut(ws, CLOSE.tooSlow, "too slow: come back and read anew");
    else if (ws.readyState === 1) ws.send(text);
  };

  return {
    onOpen: (_event, ws) => {
      if (person !== undefined && person !== user) {
        shut(ws, CLOSE.signedOut, "notSignedIn: somebody else signed in since this page was opened");
        return;
      }
      const out = enterConnection(c, ws, {
        ...parts,
        usedAt: () => openedAt,
        control: () => {
          pings += 1;
          if (pings > PINGS_BETWEEN_MAX) shut(ws, CLOSE.refused, "tooManyAtOnce: too many pings");
        },
        shut: (code, reason) => shut(ws, code, reason),
      });
      if (out === null) return;
      leave = out;
      const unfollow = parts.inboxes.follow({
        user,
        send: (text) => send(ws, text),
        close: (code, reason) => shut(ws, code, reason),
      });
      leave = () => {
        unfollow();
        out();
      };
      if (isOver) leave();
    },
    onMessage: (_event, ws) => shut(ws, CLOSE.refused, "unreadable: nothing is sent here"),
    onClose: () => {
      isOver = true;
      leave();
    },
    onError: () => {
      // The close that follows says it all.
    },
  };
}
