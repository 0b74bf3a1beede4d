import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import { damageIn } from "../store/sqlite-damage.ts";
import { FORMAT, formatOf, hasItsTables } from "../store/sqlite-format.ts";
import { readerOf, streamsOf } from "../store/sqlite.ts";
import type { VerifiedFile } from "./verified-file.ts";
import { forumEntriesIn, verifyRows } from "./verify-rows.ts";
import { say } from "./spoken.ts";

const SQLITE_MAGIC = "SQLite format 3\0";

/** A record as .json is none. */
export const isDatabase = (file: string): boolean =>
  startOf(file) === SQLITE_MAGIC || file.endsWith(".sqlite");

function startOf(file: string): string {
  const handle = openSync(file, "r");
  const start = Buffer.alloc(SQLITE_MAGIC.length);
  readSync(handle, start, 0, start.length, 0);
  closeSync(handle);
  return start.toString("latin1");
}

type VerifiedDatabase = VerifiedFile & { readonly forumEntries: readonly ForumEntry[] };

/** Checks every row of a database file, such as a backup. */
export async function verifyDatabase(file: string): Promise<VerifiedDatabase> {
  const wal = `${file}-wal`;
  if (!existsSync(wal) || statSync(wal).size === 0) {
    // As it lies there: nothing is written beside it, and whoever has it open is not asked.
    const address = new URL(`${pathToFileURL(resolve(file)).href}?immutable=1`);
    return verifyOpen(new DatabaseSync(address, { readOnly: true }));
  }
  // A file of a server that did not end well: what its log holds belongs to it, and is put in on a copy.
  const folder = mkdtempSync(join(tmpdir(), "concord-verify-"));
  try {
    const copy = join(folder, "concord.sqlite");
    copyFileSync(file, copy);
    copyFileSync(wal, `${copy}-wal`);
    return await verifyOpen(new DatabaseSync(copy));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function verifyOpen(db: DatabaseSync): Promise<VerifiedDatabase> {
  try {
    const format = formatOf(db);
    if (format < 1 || format > FORMAT) {
      const why = `${say("verify", "file")}\t${say("verify", "otherFormat", { format })}`;
      return { lines: [why], code: 1, rows: 0, forumEntries: [] };
    }
    const damage =
      format < FORMAT
        ? []
        : hasItsTables(db)
          ? damageIn(db)
          : [`${say("verify", "file")}\t${say("verify", "otherTables")}`];
    const read = readerOf(db);
    const { lines, code, rows } = await verifyRows({ read, streams: streamsOf(db) });
    const isWhole = damage.length === 0 && code === 0;
    const forumEntries = isWhole ? await forumEntriesIn(read) : [];
    return { lines: [...lines, ...damage], code: isWhole ? 0 : 1, rows, forumEntries };
  } finally {
    db.close();
  }
}
