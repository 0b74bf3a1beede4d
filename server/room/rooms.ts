import type { Neighbour } from "../../shared/decide/decision-context.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { authorId, opinionId } from "../../shared/ids.ts";
import { ROOM_IDLE_MS } from "../../shared/limits.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { Away, BadRow, FORUM_STREAM } from "../store/store.ts";
import type { Drafts } from "./drafts.ts";
import { heldAtEnd, HELD_END_BYTES } from "../replay/checkpoint.ts";
import { openHeldAccounts } from "./held-accounts.ts";
import { addedByRow } from "../replay/held-work.ts";
import { openIdleRooms } from "./idle-rooms.ts";
import type { Neighbours } from "./neighbours.ts";
import { openQuarantine } from "./quarantine.ts";
import type { RoomOptions } from "./room-options.ts";
import type { Room } from "./room.ts";
import { openBudget } from "./budget.ts";
import { openRoom } from "./open-room.ts";
import { knowFromRows, openSerials } from "./serials.ts";

/** The open rooms, one an Opinion; a room whose append failed is dropped and loads again at the next call. */
export type Rooms = {
  /** Null where there is no such Opinion; rejects with Quarantined where a row is wrong, with Away where none can be read now. */
  readonly get: (id: OpinionId) => Promise<Room | null>;
  /** A draft's, for its own delegation alone; to everybody else it is not there. */
  readonly draft: (id: OpinionId, reader: Participant) => Promise<Room | null>;
  readonly each: (act: (room: Room) => void) => Promise<void>;
  /** Opinions and drafts that are closed for repair, until they have been opened again. */
  readonly closedForRepair: () => readonly OpinionId[];
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
  const serials = openSerials();
  const budget = openBudget();
  const rooms = new Map<OpinionId, Promise<Room | null>>();
  /** Those of them that have been opened. */
  const opened = new Map<OpinionId, Room>();
  const quarantine = openQuarantine({ log: options.log });
  const { idleMs = ROOM_IDLE_MS } = options;
  const accounts = openHeldAccounts({
    delegationOf: (author) => options.forum.personOf(author)?.delegationId ?? null,
  });

  const open = (id: OpinionId): Promise<Room | null> => {
    const opening: Promise<Room | null> = openRoom({
      ...options,
      serials,
      budget,
      drafts,
      neighbours,
      accounts,
      id,
      failed: (error) => {
        // Only this room: one that was opened after it stays the only writer.
        if (rooms.get(id) === opening) {
          rooms.delete(id);
          opened.delete(id);
        }
        if (error instanceof BadRow) {
          quarantine.close(id, error);
          return;
        }
        const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
        options.log(`opinion ${id}: the room failed and is loaded again: ${why}`);
        options.disk.notice(error);
      },
    }).catch((error: unknown) => {
      if (options.isStopping() || error instanceof Away) throw error;
      if (error instanceof BadRow) throw quarantine.close(id, error);
      // A bug, not a wrong row: this Opinion alone is tried again at the next call.
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      options.log(`opinion ${id}: could not be opened and is tried again: ${why}`);
      throw new Away(error);
    });
    rooms.set(id, opening);
    const onOpened = (room: Room | null): void => {
      quarantine.opened(id);
      if (room === null) rooms.delete(id);
      else if (rooms.get(id) === opening) opened.set(id, room);
    };
    opening.then(onOpened, () => rooms.delete(id));
    return opening;
  };

  const idle = openIdleRooms({
    idleMs,
    /** Each draft asks its Opinion for its outcome. */
    isNeeded: (id) => {
      const room = opened.get(id);
      if (options.disk.isFull()) return true;
      return (
        room?.isNeeded() === true || [...opened.values()].some(({ draftOf }) => draftOf?.opinionId === id)
      );
    },
    isOpen: (id) => opened.has(id),
    close: async (id) => {
      const [room, opening] = [opened.get(id), rooms.get(id)];
      beside.delete(id);
      await room?.close();
      if (rooms.get(id) !== opening) return;
      rooms.delete(id);
      opened.delete(id);
    },
    log: options.log,
  });

  /** One that is being closed is opened again from its rows, so that there is one writer at a time. */
  const openOrOpened = (id: OpinionId): Promise<Room | null> => {
    const closing = idle.asked(id);
    return closing === null ? (rooms.get(id) ?? open(id)) : closing.then(() => openOrOpened(id));
  };

  const drafts: Drafts = {
    open: async (ids) => {
      // What a proposal takes of its draft is on disk there: nobody gets it back as refused afterwards.
      const ready = async (id: string): Promise<unknown> => (await openOrOpened(opinionId(id)))?.beside();
      await Promise.all(ids.map((id) => ready(id).catch(() => null)));
    },
    textOf: (id) => {
      const room = opened.get(opinionId(id));
      return room === undefined || room.draftOf === null ? null : room.draftText();
    },
    // While its Opinion is loaded again nothing is known to have ended it: what is typed waits in the draft alone.
    fateOf: (draftOf, id) => opened.get(draftOf.opinionId)?.draftFate(id) ?? "open",
  };

  const beside = new Map<OpinionId, Neighbour>();
  const neighbours: Neighbours = {
    open: async (ids) => {
      for (const id of ids) {
        const room = await openOrOpened(id).catch(() => null);
        if (room === null || room.draftOf !== null) beside.delete(id);
        else beside.set(id, await room.beside());
      }
    },
    of: (id) => beside.get(id) ?? null,
  };

  /** Before the first room is given, all are opened once: which numbers were given stands in their records. */
  let numbered: Promise<unknown> | null = null;
  const knowNumbers = async (): Promise<void> => {
    // One after the other: each opening frees its temporary memory before the next.
    for (const id of options.forum.opinions())
      await openOrOpened(id).catch(() => knowFromRows(serials, options.store, id));
    await knowHeld();
  };

  /** The memory of drafts that nobody has opened yet, as counted when they closed or began. */
  const knowHeld = async (): Promise<void> => {
    const { store } = options;
    for (const stream of await store.streams()) {
      const id = opinionId(stream);
      if (rooms.has(id) || stream === FORUM_STREAM) continue;
      const end = await store.checkpointEnd(stream, HELD_END_BYTES);
      const held = end === null ? null : heldAtEnd(end);
      const [first] = held === null ? await store.read(stream, 0, { limit: 1 }).catch(() => []) : [];
      if (held !== null) accounts.know(id, held);
      else if (first !== undefined) {
        const bytes = addedByRow(first);
        accounts.know(id, { bytes, byPerson: new Map([[authorId(first.by), bytes]]) });
      }
    }
  };

  const each: Rooms["each"] = async (act) => {
    for (const opening of rooms.values()) {
      // One that could not be opened has nobody in it.
      const room = await opening.catch(() => null);
      if (room !== null) act(room);
    }
  };
  options.disk.onChange((isFull) => void each((room) => room.readOnly(isFull)));

  const get = async (id: OpinionId): Promise<Room | null> => {
    if (options.isStopping()) throw new Error("the server stops");
    numbered ??= knowNumbers().catch((error: unknown) => {
      numbered = null;
      throw error;
    });
    await numbered;
    const closed = quarantine.of(id);
    if (closed !== null) throw closed;
    return openOrOpened(id);
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
    closedForRepair: quarantine.all,
    unlessIdle: async (id) => {
      if (idle.isClosed(id)) return null;
      return quarantine.of(id) === null ? (rooms.get(id) ?? openOrOpened(id)) : null;
    },
    close: async () => {
      await idle.close();
      // One that fails at closing must not keep the others from the disk.
      const closed = await Promise.allSettled(
        [...rooms.values()].map(async (opening) => (await opening.catch(() => null))?.close()),
      );
      for (const one of closed)
        if (one.status === "rejected") options.log(`at closing: ${String(one.reason)}`);
      rooms.clear();
      opened.clear();
    },
  };
}
