import { useEffect, useState, useSyncExternalStore } from "react";
import type { OpinionId, UserId } from "../../shared/ids.ts";
import type { Room, RoomSnapshot } from "../room/room.ts";

/** How a room is entered; handed in, so that a screen can be shown over any room. */
export type OpenRoom = (id: OpinionId, me: UserId) => Room;

type Entering = { readonly openRoom: OpenRoom; readonly id: OpinionId; readonly me: UserId };

/** Enters the room while the screen stands, and leaves it after. */
export function useRoom({ openRoom, id, me }: Entering): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    const entered = openRoom(id, me);
    setRoom(entered);
    return () => {
      setRoom(null);
      entered.close();
    };
  }, [openRoom, id, me]);
  return room;
}

export const useSnapshot = (room: Room): RoomSnapshot =>
  useSyncExternalStore(room.subscribe, room.snapshot);
