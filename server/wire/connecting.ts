import type { Context } from "hono";
import type { SignedIn } from "../access.ts";
import { sessionOf } from "../access.ts";
import type { ForumRoom } from "../forum-room.ts";
import type { People } from "../people.ts";
import type { Room } from "../room/room.ts";
import type { Hearing } from "./raw-messages.ts";
import { openSocket } from "./socket.ts";

/** Somebody's connection to a room, by WebSocket or by a line: what it says of itself is in the address. */
export function connecting(
  c: Context<SignedIn>,
  room: Room,
  { people, forum }: { readonly people: People; readonly forum: ForumRoom },
): Hearing {
  const schema = c.req.query("schema");
  const page = {
    concord: c.req.query("concord") === "1",
    schema: schema === undefined ? null : Number(schema),
    generation: c.req.query("generation") ?? null,
    person: c.req.query("person") ?? null,
  };
  const user = c.get("user");
  const session = sessionOf(c) ?? "";
  const socket = openSocket(room, { user, session, page, generation: room.generation });
  /** Who signed out or was dismissed while this one was being opened was not yet found in the room (A4, A6). */
  const checkAgain = async (): Promise<void> => {
    const now = await people.signedIn(session).catch(() => null);
    if (now !== user) room.closeSessions((one) => one === session);
    else if (forum.participant(user) === null) room.checkMembers();
  };
  return {
    ...socket,
    onOpen: (event, ws) => {
      socket.onOpen?.(event, ws);
      void checkAgain();
    },
  };
}
