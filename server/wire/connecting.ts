import type { Context } from "hono";
import { COMMAND_WAIT_MS_MAX, JOIN_MESSAGES } from "../../shared/limits.ts";
import { CLOSE, MESSAGE } from "../../shared/wire/protocol.ts";
import type { SignedIn } from "../http/access.ts";
import type { Room } from "../room/room.ts";
import { enterConnection, type ConnectionParts } from "./enter-connection.ts";
import type { MessageHandler } from "./raw-messages.ts";
import { openSocket } from "./socket.ts";

const TOO_OFTEN = "too slow: you come in more often than a person does";

/** Somebody's connection to a room, by WebSocket or by a line: what it says of itself is in the address. */
export function connecting(c: Context<SignedIn>, room: Room, parts: ConnectionParts): MessageHandler {
  const schema = c.req.query("schema");
  const page = {
    concord: c.req.query("concord") === "1",
    schema: schema === undefined ? null : Number(schema),
    generation: c.req.query("generation") ?? null,
    person: c.req.query("person") ?? null,
  };
  const user = c.get("user");
  const socket = openSocket(room, {
    user,
    page,
    generation: room.generation,
    readsTooLittle: () => parts.connections.readsTooLittle(user),
  });
  let usedAt = performance.now();
  let leave = (): void => undefined;
  return {
    ...socket,
    hear: (message, ws) => {
      // A window that nobody looks at shows its cursor anew, and is not used by that.
      if (message?.[0] !== MESSAGE.awareness) usedAt = performance.now();
      socket.hear(message, ws);
    },
    onOpen: (event, ws) => {
      const cost = { messages: JOIN_MESSAGES, bytes: 0 };
      if (room.spend(user, cost) > COMMAND_WAIT_MS_MAX) {
        room.spend(user, { ...cost, messages: -cost.messages });
        socket.shut(ws, CLOSE.tooSlow, TOO_OFTEN);
        return;
      }
      const left = enterConnection(c, ws, {
        ...parts,
        usedAt: () => usedAt,
        control: (bytes) => socket.control(ws, bytes),
        shut: (code, reason) => socket.shut(ws, code, reason),
      });
      if (left === null) return;
      leave = left;
      socket.onOpen?.(event, ws);
    },
    onClose: (event, ws) => {
      leave();
      socket.onClose?.(event, ws);
    },
  };
}
