import { useEffect, useState, useSyncExternalStore } from "react";
import type { OpinionId, UserId } from "../../shared/ids.ts";
import type { Room, RoomSnapshot } from "../room/room.ts";

/** How a room is entered; handed in, so that a screen can be shown over any room. */
export type OpenRoom = (id: OpinionId, me: UserId) => Room;

type Entering = { readonly openRoom: OpenRoom; readonly id: OpinionId; readonly me: UserId };

/** Enters the room once, as the screen comes, and leaves it as the screen goes: key the screen by the id. */
export function useRoom({ openRoom, id, me }: Entering): Room {
  const [room] = useState(() => openRoom(id, me));
  useEffect(() => () => room.close(), [room]);
  return room;
}

export const useSnapshot = (room: Room): RoomSnapshot => useSyncExternalStore(room.subscribe, room.snapshot);
