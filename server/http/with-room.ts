import type { Context } from "hono";
import { opinionId, ULID } from "../../shared/ids.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Room } from "../room/room.ts";
import type { Rooms } from "../room/rooms.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";

export const NO_OPINION: Refusal = { reason: "noSuchOpinion", message: "There is no such Opinion." };

const DRAFTS = /^\/(api|ws)\/drafts\//;

/** Returns the room of the Opinion, or of the own delegation's draft, that the path names. */
export async function roomOf(c: Context<SignedIn>, rooms: Rooms): Promise<Room | null> {
  const id = c.req.param("id") ?? "";
  if (!ULID.test(id)) return null;
  return DRAFTS.test(c.req.path)
    ? rooms.draft(opinionId(id), c.get("participant"))
    : rooms.get(opinionId(id));
}

/** Answers with the room that the path names; refuses where the reader has no such room. */
export async function withRoom(
  c: Context<SignedIn>,
  rooms: Rooms,
  answer: (room: Room) => Response | Promise<Response>,
): Promise<Response> {
  const room = await roomOf(c, rooms);
  return room === null ? refusalAnswer(c, NO_OPINION) : answer(room);
}
