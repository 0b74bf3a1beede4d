import type { OpinionId } from "../../shared/ids.ts";
import { QUARANTINE_MS } from "../../shared/limits.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Log } from "../log/log.ts";

/** Thrown for whoever asks for an Opinion whose rows cannot be read: it is closed alone, all others go on. */
export class Quarantined extends Error {
  readonly refusal: Refusal;
  constructor(id: OpinionId) {
    super(`opinion ${id} is closed for repair`);
    this.refusal = {
      reason: "quarantined",
      message: "This Opinion is closed for repair: a part of its record cannot be read. All others go on.",
    };
  }
}

/** The Opinions that are closed for repair, each for a while: then its rows are read anew. */
export function openQuarantine({
  log,
  now = () => performance.now(),
}: {
  readonly log: Log;
  readonly now?: () => number;
}) {
  const until = new Map<OpinionId, number>();
  return {
    close: (id: OpinionId, error: unknown): Quarantined => {
      const why = error instanceof Error ? error.message : String(error);
      log(
        `opinion ${id} is closed for repair: ${why}. The others go on; npm run concord -- verify says more.`,
        { event: "closedForRepair", level: "error", fields: { opinion: id } },
      );
      until.set(id, now() + QUARANTINE_MS);
      return new Quarantined(id);
    },
    /** It was opened well: nothing of it is wrong any more. */
    opened: (id: OpinionId): void => void until.delete(id),
    /** Those that were not opened well since. */
    all: (): readonly OpinionId[] => [...until.keys()],
    /** Null where it may be opened. */
    of: (id: OpinionId): Quarantined | null => {
      const end = until.get(id);
      if (end === undefined || end <= now()) return null;
      return new Quarantined(id);
    },
  };
}
