import type { OpinionId } from "../../shared/ids.ts";
import type { Log } from "../log/log.ts";
import type { DiskWatch } from "../store/disk-watch.ts";
import { Fenced } from "../store/claims.ts";
import { Away, BadRow } from "../store/store.ts";
import type { openQuarantine } from "./quarantine.ts";
import type { Room } from "./room.ts";

/** The one writer of an Opinion or a draft: `room` is null while it is being opened. */
type Slot = { readonly opening: Promise<Room | null>; room: Room | null };

const whyOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** The rooms that are open or opening, one an Opinion or draft. A room that failed leaves its slot. */
export function openSlots(options: {
  /** `failed`: the room is of no more use. */
  readonly open: (id: OpinionId, failed: (error: unknown) => void) => Promise<Room | null>;
  readonly quarantine: ReturnType<typeof openQuarantine>;
  readonly disk: DiskWatch;
  readonly isStopping: () => boolean;
  readonly log: Log;
}) {
  const { quarantine, disk, log } = options;
  const slots = new Map<OpinionId, Slot>();

  /** Only this one: a room that was opened after it stays the only writer. */
  const free = (id: OpinionId, slot: Slot): void => {
    if (slots.get(id) === slot) slots.delete(id);
  };

  const notOpened = (id: OpinionId, error: unknown): never => {
    if (options.isStopping() || error instanceof Away) throw error;
    if (error instanceof BadRow) throw quarantine.close(id, error);
    if (error instanceof Fenced) throw new Away(error);
    // A bug, not a wrong row: this Opinion alone is tried again at the next call.
    log(`opinion ${id}: could not be opened and is tried again: ${whyOf(error)}`, {
      event: "roomFailed",
      level: "error",
      fields: { opinion: id },
    });
    throw new Away(error);
  };

  const open = (id: OpinionId): Promise<Room | null> => {
    const failed = (error: unknown): void => {
      free(id, slot);
      if (error instanceof BadRow) {
        quarantine.close(id, error);
        return;
      }
      // Both are told by whoever finds them out, once for all rooms.
      if (error instanceof Fenced || error instanceof Away) return;
      log(`opinion ${id}: the room failed and is loaded again: ${whyOf(error)}`, {
        event: "roomFailed",
        level: "error",
        fields: { opinion: id },
      });
      disk.notice(error);
    };
    const opening = options.open(id, failed).catch((error: unknown) => notOpened(id, error));
    const slot: Slot = { opening, room: null };
    slots.set(id, slot);
    const onOpened = (room: Room | null): void => {
      quarantine.opened(id);
      slot.room = room;
      if (room === null) free(id, slot);
    };
    opening.then(onOpened, () => free(id, slot));
    return opening;
  };

  return {
    /** The room, opened if it is not. */
    get: (id: OpinionId): Promise<Room | null> => slots.get(id)?.opening ?? open(id),
    opening: (id: OpinionId): Promise<Room | null> | null => slots.get(id)?.opening ?? null,
    has: (id: OpinionId): boolean => slots.has(id),
    /** Null until it is open. */
    room: (id: OpinionId): Room | null => slots.get(id)?.room ?? null,
    all: (): IterableIterator<Slot> => slots.values(),
    close: async (id: OpinionId): Promise<void> => {
      const slot = slots.get(id);
      await slot?.room?.close();
      if (slot !== undefined) free(id, slot);
    },
    closeAll: async (): Promise<void> => {
      // One that fails at closing must not keep the others from the disk.
      const closed = await Promise.allSettled(
        [...slots.values()].map(async ({ opening }) => (await opening.catch(() => null))?.close()),
      );
      for (const one of closed) if (one.status === "rejected") log(`at closing: ${String(one.reason)}`);
      slots.clear();
    },
  };
}
