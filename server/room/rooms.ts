import type { OpinionId } from "../../shared/ids.ts";
import { BadRow } from "../store/store.ts";
import { openQuarantine } from "./quarantine.ts";
import type { Room, RoomOptions } from "./room.ts";
import { openRoom } from "./room.ts";

/** The open rooms, one an Opinion; a room whose append failed is dropped and loads again at the next call. */
export type Rooms = {
  /** Null where there is no such Opinion; rejects with Quarantined where its rows cannot be read. */
  readonly get: (id: OpinionId) => Promise<Room | null>;
  readonly each: (act: (room: Room) => void) => Promise<void>;
  readonly close: () => Promise<void>;
};

export function openRooms(options: Omit<RoomOptions, "id" | "failed">): Rooms {
  const rooms = new Map<OpinionId, Promise<Room | null>>();
  const quarantine = openQuarantine({ log: options.log });

  const open = (id: OpinionId): Promise<Room | null> => {
    const opening: Promise<Room | null> = openRoom({
      ...options,
      id,
      failed: (error) => {
        // Only this room: one that was opened after it stays the only writer.
        if (rooms.get(id) === opening) rooms.delete(id);
        if (error instanceof BadRow) {
          quarantine.close(id, error);
          return;
        }
        const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
        options.log(`opinion ${id}: the room failed and is loaded again: ${why}`);
        options.disk.notice(error);
      },
    }).catch((error: unknown) => {
      throw quarantine.close(id, error);
    });
    rooms.set(id, opening);
    opening.then(
      (room) => room ?? rooms.delete(id),
      () => rooms.delete(id),
    );
    return opening;
  };

  const each: Rooms["each"] = async (act) => {
    for (const opening of rooms.values()) {
      // One that could not be opened has nobody in it.
      const room = await opening.catch(() => null);
      if (room !== null) act(room);
    }
  };
  options.disk.onChange((isFull) => void each((room) => room.readOnly(isFull)));

  return {
    get: async (id) => {
      const closed = quarantine.of(id);
      if (closed !== null) throw closed;
      return rooms.get(id) ?? open(id);
    },
    each,
    close: async () => {
      // One that fails at closing must not keep the others from the disk.
      const closed = await Promise.allSettled(
        [...rooms.values()].map(async (opening) => (await opening.catch(() => null))?.close()),
      );
      for (const one of closed)
        if (one.status === "rejected") options.log(`at closing: ${String(one.reason)}`);
      rooms.clear();
    },
  };
}
