import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { LAST_SEEN_INTERVAL_MS } from "../../shared/cluster-limits.ts";
import type { Store } from "../store/store.ts";

const place = z.strictObject({ stream: z.string(), seq: z.number().int(), hash: z.string() });
type Place = z.output<typeof place>;

/** The last row that this node stored: a database that does not hold it has lost acknowledged rows (rule D38). */
export type LastSeen = {
  readonly note: (row: Place) => void;
  /** True where the row is there, or none is known. Rejects with Away. */
  readonly isThere: (store: Pick<Store, "read">) => Promise<boolean>;
  readonly forget: () => void;
  readonly close: () => void;
};

/** Kept in memory, and once a second in a file of the data folder. */
export function openLastSeen(dataDir: string): LastSeen {
  const file = join(dataDir, "last-seen.json");
  let last = readPlace(file);
  let saved = last;
  const save = (): void => {
    if (saved === last) return;
    saved = last;
    try {
      if (last === null) rmSync(file, { force: true });
      else {
        writeFileSync(`${file}.new`, JSON.stringify(last), { mode: 0o600 });
        renameSync(`${file}.new`, file);
      }
    } catch {
      // The memory has it; a full disk of this machine must not stop the forum.
    }
  };
  const timer = setInterval(save, LAST_SEEN_INTERVAL_MS);
  timer.unref();
  return {
    note: ({ stream, seq, hash }) => {
      last = { stream, seq, hash };
    },
    isThere: async (store) => {
      const asked = last;
      if (asked === null) return true;
      const [row] = await store.read(asked.stream, asked.seq - 1, { limit: 1 });
      return row?.seq === asked.seq && row.hash === asked.hash;
    },
    forget: () => {
      last = null;
      save();
    },
    close: () => {
      clearInterval(timer);
      save();
    },
  };
}

function readPlace(file: string): Place | null {
  try {
    const read = place.safeParse(JSON.parse(readFileSync(file, "utf8")));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
