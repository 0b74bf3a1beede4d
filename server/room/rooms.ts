import type { OpinionId } from "../../shared/ids.ts";
import type { Room, RoomOptions } from "./room.ts";
import { openRoom } from "./room.ts";

/** The open rooms, one an Opinion; a room whose append failed is dropped and loads again at the next call. */
export type Rooms = {
  /** Null where there is no such Opinion. */
  readonly get: (id: OpinionId) => Promise<Room | null>;
  readonly each: (act: (room: Room) => void) => Promise<void>;
  readonly close: () => Promise<void>;
};

export function openRooms(
  options: Omit<RoomOptions, "id" | "failed"> & { readonly log: (line: string) => void },
): Rooms {
  const rooms = new Map<OpinionId, Promise<Room | null>>();
  return {
    get: (id) => {
      const open = rooms.get(id);
      if (open !== undefined) return open;
      const opening: Promise<Room | null> = openRoom({
        ...options,
        id,
        failed: (error) => {
          const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
          options.log(`opinion ${id}: the room failed and is loaded again: ${why}`);
          // Only this room: one that was opened after it stays the only writer.
          if (rooms.get(id) === opening) rooms.delete(id);
        },
      });
      rooms.set(id, opening);
      opening.then(
        (room) => room ?? rooms.delete(id),
        () => rooms.delete(id),
      );
      return opening;
    },
    each: async (act) => {
      for (const opening of rooms.values()) {
        const room = await opening;
        if (room !== null) act(room);
      }
    },
    close: async () => {
      for (const opening of rooms.values()) await (await opening)?.close();
      rooms.clear();
    },
  };
}
