import type { Context } from "hono";
import type { WebSocket } from "ws";
import { COMMAND_WAIT_MS_MAX, JOIN_MESSAGES } from "../../shared/limits.ts";
import { CLOSE, MESSAGE } from "../../shared/wire/protocol.ts";
import { sessionOf, type SignedIn } from "../http/access.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { People } from "../forum/people.ts";
import type { Room } from "../room/room.ts";
import type { Connections } from "./connections.ts";
import type { MessageHandler } from "./raw-messages.ts";
import { openSocket } from "./socket.ts";
import { watchUnfinished } from "./watch-unfinished.ts";

const CROWDED_OUT = "crowded: as many windows of yours are open; this one made room for another";
const CROWDED = "crowded: as many windows of your delegation are open as may be; close some";
const TOO_OFTEN = "too slow: you come in more often than a person does";
const TOO_MUCH = "tooManyAtOnce: too much is under way from you at once";

/** Somebody's connection to a room, by WebSocket or by a line: what it says of itself is in the address. */
export function connecting(
  c: Context<SignedIn>,
  room: Room,
  {
    people,
    forum,
    connections,
  }: { readonly people: People; readonly forum: ForumRoom; readonly connections: Connections },
): MessageHandler {
  const schema = c.req.query("schema");
  const page = {
    concord: c.req.query("concord") === "1",
    schema: schema === undefined ? null : Number(schema),
    generation: c.req.query("generation") ?? null,
    person: c.req.query("person") ?? null,
  };
  const user = c.get("user");
  const whose = { user, delegationId: c.get("participant").delegationId };
  const session = sessionOf(c) ?? "";
  const socket = openSocket(room, {
    user,
    session,
    page,
    generation: room.generation,
    readsTooLittle: () => connections.readsTooLittle(user),
  });
  let usedAt = performance.now();
  let leave = (): void => undefined;
  /** A person who signed out or was dismissed while this one was being opened was not yet found in the room (A4, A6). */
  const checkAgain = async (): Promise<void> => {
    const now = await people.signedIn(session).catch(() => null);
    if (now !== user) room.closeSessions((one) => one === session);
    else if (forum.participant(user) === null) room.checkConnections();
  };
  return {
    ...socket,
    hear: (message, ws) => {
      // A window that nobody looks at shows its cursor anew, and is not used by that.
      if (message?.[0] !== MESSAGE.awareness) usedAt = performance.now();
      socket.hear(message, ws);
    },
    onOpen: (event, ws) => {
      const raw = ws.raw as (Partial<WebSocket> & { readonly bufferedAmount?: number }) | undefined;
      const cost = { messages: JOIN_MESSAGES, bytes: 0 };
      if (room.spend(user, cost) > COMMAND_WAIT_MS_MAX) {
        room.spend(user, { ...cost, messages: -cost.messages });
        socket.shut(ws, CLOSE.tooSlow, TOO_OFTEN);
        return;
      }
      const out = connections.enter(whose, {
        usedAt: () => usedAt,
        unsent: () => raw?.bufferedAmount ?? 0,
        crowdOut: () => {
          leave();
          socket.shut(ws, CLOSE.crowded, CROWDED_OUT);
        },
      });
      if (out === null) {
        socket.shut(ws, CLOSE.crowded, CROWDED);
        return;
      }
      const tooMuch = (why: "bytes" | "stalled"): void => {
        leave();
        socket.shut(ws, CLOSE.transient, TOO_MUCH);
        // Not a byte more of it is taken in.
        if (why === "bytes") raw?.terminate?.();
      };
      // A line brings its messages in requests, which are counted as they come.
      const control = (bytes: number): void => socket.control(ws, bytes);
      const unwatch =
        raw?.on === undefined ? undefined : watchUnfinished(ws.raw as WebSocket, whose, { tooMuch, control });
      leave = () => {
        out();
        unwatch?.();
      };
      socket.onOpen?.(event, ws);
      void checkAgain();
    },
    onClose: (event, ws) => {
      leave();
      socket.onClose?.(event, ws);
    },
  };
}
