import type { OpinionId } from "../../shared/ids.ts";

/** Closes rooms that nobody needs, so that they give their memory back (rule G14). */
export function openIdleRooms({
  idleMs,
  isNeeded,
  isOpen,
  close,
  log,
  now = () => performance.now(),
}: {
  readonly idleMs: number;
  readonly isNeeded: (id: OpinionId) => boolean;
  readonly isOpen: (id: OpinionId) => boolean;
  readonly close: (id: OpinionId) => Promise<void>;
  readonly log: (line: string) => void;
  readonly now?: () => number;
}) {
  const askedAt = new Map<OpinionId, number>();
  const closing = new Map<OpinionId, Promise<void>>();
  const closed = new Set<OpinionId>();

  const end = async (id: OpinionId): Promise<void> => {
    try {
      await close(id);
    } catch (error) {
      log(`opinion ${id}: at closing: ${String(error)}`);
    } finally {
      closing.delete(id);
    }
  };

  const look = (): void => {
    for (const [id, at] of askedAt) {
      if (!isOpen(id)) askedAt.delete(id);
      else if (isNeeded(id)) askedAt.set(id, now());
      else if (now() - at >= idleMs) {
        askedAt.delete(id);
        closed.add(id);
        closing.set(id, end(id));
      }
    }
  };
  const looking = setInterval(look, Math.max(idleMs / 10, 10));
  looking.unref();

  return {
    /** Keeps a requested room open for a while. Returns a promise of the end if the room is closing, else null. */
    asked: (id: OpinionId): Promise<void> | null => {
      const over = closing.get(id);
      if (over !== undefined) return over;
      closed.delete(id);
      askedAt.set(id, now());
      return null;
    },
    /** Tells if the room is closed, or closing, because nobody needed it. */
    isClosed: (id: OpinionId) => closed.has(id),
    close: async (): Promise<void> => {
      clearInterval(looking);
      await Promise.all(closing.values());
    },
  };
}
