import type { OpinionId } from "../../shared/ids.ts";
import { ROOM_IDLE_MS } from "../../shared/limits.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { openHeldAccounts } from "./held-accounts.ts";
import { openIdleRooms } from "./idle-rooms.ts";
import { knowRecords } from "./know-records.ts";
import { openDrafts, openNeighbours } from "./other-rooms.ts";
import { openQuarantine, Quarantined } from "./quarantine.ts";
import type { RoomOptions } from "./room-options.ts";
import type { Room } from "./room.ts";
import { Away } from "../store/store.ts";
import { openBudget } from "./budget.ts";
import { openRoom } from "./open-room.ts";
import { openSlots } from "./slots.ts";
import { openSerials } from "./serials.ts";

/** The open rooms, one an Opinion; a room whose append failed is dropped and loads again at the next call. */
export type Rooms = {
  /** Null where there is no such Opinion; rejects with Quarantined where a row is wrong, with Away where none can be read now. */
  readonly get: (id: OpinionId) => Promise<Room | null>;
  /** A draft's, for its own delegation alone; to everybody else it is not there. */
  readonly draft: (id: OpinionId, reader: Participant) => Promise<Room | null>;
  readonly each: (act: (room: Room) => void) => Promise<void>;
  /** Those that are open at this moment: nothing waits for one that is being opened. */
  readonly eachOpen: (act: (room: Room) => void) => void;
  /** Opinions and drafts that are closed for repair, until they have been opened again. */
  readonly closedForRepair: () => readonly OpinionId[];
  /** Rooms that are open, and the messages that wait in them. */
  readonly figures: () => { readonly open: number; readonly waiting: number };
  /**
   * Closes an Opinion and its drafts, keeps it closed for repair while `act` runs, and lets it open anew (rule D28).
   */
  readonly whileClosed: <Result>(id: OpinionId, act: () => Promise<Result>) => Promise<Result>;
  /** For a clock: null where it was closed since nobody needs it; asked so, it is not kept open. */
  readonly unlessIdle: (id: OpinionId) => Promise<Room | null>;
  readonly close: () => Promise<void>;
};

export function openRooms(
  options: Omit<
    RoomOptions,
    "id" | "failed" | "serials" | "budget" | "drafts" | "neighbours" | "accounts"
  > & {
    /** A room that nobody asked for in this time is closed. */
    readonly idleMs?: number;
    /** The store is about to go: what is asked for now is told of no Opinion that would be bad. */
    readonly isStopping: () => boolean;
  },
): Rooms {
  const { forum, store, disk, log, isStopping, idleMs = ROOM_IDLE_MS } = options;
  const serials = openSerials();
  const budget = openBudget();
  const quarantine = openQuarantine({ log });
  const accounts = openHeldAccounts({
    delegationOf: (author) => forum.personOf(author)?.delegationId ?? null,
  });
  const slots = openSlots({
    open: (id, failed) => openRoom({ ...options, serials, budget, drafts, neighbours, accounts, id, failed }),
    quarantine,
    disk,
    isStopping,
    log,
  });

  const idle = openIdleRooms({
    idleMs,
    /** Each draft asks its Opinion for its outcome. */
    isNeeded: (id) => {
      if (disk.isFull()) return true;
      return (
        slots.room(id)?.isNeeded() === true ||
        [...slots.all()].some(({ room }) => room?.draftOf?.opinionId === id)
      );
    },
    isOpen: (id) => slots.room(id) !== null,
    close: async (id) => {
      neighbours.forget(id);
      await slots.close(id);
    },
    log,
  });

  const repairing = new Set<OpinionId>();

  /** One that is being closed is opened again from its rows, so that there is one writer at a time. */
  const openOrOpened = (id: OpinionId): Promise<Room | null> => {
    if (repairing.has(id)) return Promise.reject(new Quarantined(id));
    const closing = idle.asked(id);
    return closing === null ? slots.get(id) : closing.then(() => openOrOpened(id));
  };

  const drafts = openDrafts({ open: openOrOpened, roomAt: slots.room });
  const neighbours = openNeighbours(openOrOpened);

  /** Before the first room is given, all are opened once. */
  let known: Promise<unknown> | null = null;

  const each: Rooms["each"] = async (act) => {
    for (const { opening } of slots.all()) {
      // One that could not be opened has nobody in it.
      const room = await opening.catch(() => null);
      if (room !== null) act(room);
    }
  };
  disk.onChange((isFull) => void each((room) => room.readOnly(isFull)));

  const get = async (id: OpinionId): Promise<Room | null> => {
    if (isStopping()) throw new Away(new Error("the server stops"));
    known ??= knowRecords({ serials, accounts, forum, store, open: openOrOpened, isOpen: slots.has }).catch(
      (error: unknown) => {
        known = null;
        throw error;
      },
    );
    await known;
    const closed = quarantine.of(id);
    if (closed !== null) throw closed;
    return openOrOpened(id);
  };

  const whileClosed: Rooms["whileClosed"] = async (id, act) => {
    if (repairing.has(id)) throw new Quarantined(id);
    repairing.add(id);
    const closeRooms = async (): Promise<void> => {
      const drafts = [...slots.all()].flatMap(({ room }) =>
        room?.draftOf?.opinionId === id ? [room.id] : [],
      );
      for (const one of [id, ...drafts]) {
        neighbours.forget(one);
        await slots.opening(one)?.catch(() => null);
        await slots.close(one);
      }
    };
    try {
      await idle.asked(id);
      await closeRooms();
      const result = await act();
      // A draft may have been opened meanwhile, from rows that are no longer there.
      await closeRooms();
      return result;
    } finally {
      repairing.delete(id);
      quarantine.opened(id);
    }
  };

  return {
    get: async (id) => {
      const room = await get(id);
      return room?.draftOf === null ? room : null;
    },
    draft: async (id, reader) => {
      const room = await get(id);
      if (room === null || room.draftOf === null || !room.isThereFor(reader)) return null;
      await get(room.draftOf.opinionId);
      return room;
    },
    each,
    eachOpen: (act) => {
      for (const { room } of slots.all()) if (room !== null) act(room);
    },
    closedForRepair: quarantine.all,
    figures: () => {
      const open = [...slots.all()].flatMap(({ room }) => room ?? []);
      return { open: open.length, waiting: open.reduce((sum, room) => sum + room.waiting(), 0) };
    },
    whileClosed,
    unlessIdle: async (id) => {
      if (idle.isClosed(id)) return null;
      return quarantine.of(id) === null ? (slots.opening(id) ?? openOrOpened(id)) : null;
    },
    close: async () => {
      await idle.close();
      await slots.closeAll();
    },
  };
}
