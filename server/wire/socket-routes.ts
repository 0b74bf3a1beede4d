import { upgradeWebSocket } from "@hono/node-server";
import type { Context, Hono, MiddlewareHandler } from "hono";
import type { WSEvents } from "hono/ws";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { refusalAnswer, type SignedIn } from "../http/access.ts";
import { roomOf } from "../http/with-room.ts";
import { Quarantined } from "../room/quarantine.ts";
import type { ForumParts } from "../setup/parts.ts";
import { Fenced } from "../store/claims.ts";
import { Away } from "../store/store.ts";
import { connecting } from "./connecting.ts";
import type { Connections } from "./connections.ts";
import { noticeSocket } from "./notice-socket.ts";
import { rawMessages } from "./raw-messages.ts";

/** Opens the WebSockets of Opinions, drafts and notices; `guard` signs people in. A WebSocket is refused by its close code. */
export function socketRoutes(
  app: Hono<SignedIn>,
  guard: MiddlewareHandler<SignedIn>,
  parts: ForumParts & { readonly connections: Connections },
): void {
  app.get(
    "/ws/notices",
    guard,
    upgradeWebSocket((c) => noticeSocket(c as Context<SignedIn>, parts)),
  );
  app.on(
    "GET",
    ["/ws/opinions/:id", "/ws/drafts/:id"],
    guard,
    upgradeWebSocket(async (c): Promise<WSEvents> => {
      try {
        const room = await roomOf(c as Context<SignedIn>, parts.rooms);
        if (room !== null) return rawMessages(connecting(c as Context<SignedIn>, room, parts));
        return { onOpen: (_event, ws) => ws.close(CLOSE.unknown, "there is no such Opinion") };
      } catch (error) {
        if (error instanceof Away || error instanceof Fenced) {
          return { onOpen: (_event, ws) => ws.close(CLOSE.transient, "the store is away: come back soon") };
        }
        if (!(error instanceof Quarantined)) throw error;
        return { onOpen: (_event, ws) => ws.close(CLOSE.quarantined, "quarantined: closed for repair") };
      }
    }),
  );
  app.all("/ws/*", (c) => refusalAnswer(c, { reason: "noSuchOpinion", message: "There is no such room." }));
}
