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
import { readToldRemovals } from "../retention/told-removals.ts";
import { draftsIn } from "../replay/drafts-in.ts";
import { entryOf } from "../store/chain-writer.ts";
import { damageIn } from "../store/sqlite-damage.ts";
import { FORMAT, formatOf, hasItsTables } from "../store/sqlite-format.ts";
import { readerOf } from "../store/sqlite.ts";
import { FORUM_STREAM, type Store } from "../store/store.ts";
import type { VerifiedFile } from "./verified-file.ts";
import { verifiedLines, verifyStream } from "./verify.ts";

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
      const why = `file\tis of format ${format}, which this version does not know`;
      return { lines: [why], code: 1, rows: 0, forumEntries: [] };
    }
    const damage =
      format < FORMAT ? [] : hasItsTables(db) ? damageIn(db) : ["file\tits tables are not as they were made"];
    const { lines, code, rows } = await verifyRows(db);
    const isWhole = damage.length === 0 && code === 0;
    const forumEntries = isWhole ? await forumEntriesIn(readerOf(db)) : [];
    return { lines: [...lines, ...damage], code: isWhole ? 0 : 1, rows, forumEntries };
  } finally {
    db.close();
  }
}

/** Every stream of a file: those that the forum names must be there, and no others. */
async function verifyRows(db: DatabaseSync): Promise<VerifiedFile> {
  const read = readerOf(db);
  const there = (db.prepare("SELECT DISTINCT stream FROM rows").all() as { stream: string }[]).map(
    (one) => one.stream,
  );
  const lines: string[] = [];
  let [code, rows] = [0, 0];
  const removals = await readToldRemovals({ read });
  const check = async (stream: string): Promise<boolean> => {
    const told = removals.get(stream);
    const verified = await verifyStream({ read }, stream, told);
    const empty = verified.bad === null && verified.rows === 0;
    const bad = empty ? { seq: 1, why: "it is missing" } : verified.bad;
    lines.push(...verifiedLines(stream, { ...verified, bad }, { told }));
    rows += verified.rows;
    if (bad !== null) code = 1;
    return bad === null;
  };
  const isWhole = await check(FORUM_STREAM);
  const opinions = isWhole ? await opinionsIn(read) : there.filter((stream) => stream !== FORUM_STREAM);
  const named = new Set(opinions);
  for (const id of opinions) for (const draft of await draftsIn({ read }, id)) named.add(draft);
  for (const stream of named) await check(stream);
  for (const stream of there) {
    if (stream === FORUM_STREAM || named.has(stream)) continue;
    lines.push(`${stream}\tis no Opinion that the forum opened`);
    code = 1;
  }
  return { lines, code, rows };
}

async function forumEntriesIn(read: Store["read"]): Promise<readonly ForumEntry[]> {
  const rows = await read(FORUM_STREAM, 0, { limit: Number.MAX_SAFE_INTEGER, kind: "minutes" });
  return rows.map((row) => entryOf<ForumEntry>(row));
}

const opinionsIn = async (read: Store["read"]): Promise<readonly string[]> =>
  (await forumEntriesIn(read)).flatMap((entry) => (entry.type === "opinionOpened" ? [entry.opinionId] : []));
