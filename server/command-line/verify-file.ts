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
import { verifyRecordFile } from "./record-file.ts";
import { readToldRemovals } from "../retention/told-removals.ts";
import { draftsIn } from "../room/drafts-in.ts";
import { entryOf } from "../room/log.ts";
import { damageIn } from "../store/sqlite-damage.ts";
import { FORMAT, formatOf, hasItsTables } from "../store/sqlite-format.ts";
import { readerOf } from "../store/sqlite.ts";
import type { Store } from "../store/store.ts";
import { FORUM_STREAM } from "../store/store.ts";
import { verifyReport } from "./verify-report.ts";
import { verifiedLines, verifyStream } from "./verify.ts";
import { whyNot } from "./why-not.ts";

export type VerifiedFile = {
  readonly lines: readonly string[];
  readonly code: number;
  readonly rows: number;
};

const SQLITE_MAGIC = "SQLite format 3\0";

/**
 * Checks a database file, such as a backup, an exported record, or a report as a Word file; by itself, without a server
 * or a data folder. `against`: the exported record that a report is held against, too.
 */
export async function verifyFile(file: string, against: string | null = null): Promise<VerifiedFile> {
  const missing = [file, against].find((one) => one !== null && !existsSync(one));
  if (missing !== undefined) return { lines: [`There is no file ${missing}.`], code: 1, rows: 0 };
  try {
    if (file.endsWith(".docx")) return verifyReport(file, against);
    if (against !== null)
      return { lines: ["Only a report (.docx) is held against a record."], code: 2, rows: 0 };
    if (isDatabase(file)) return await verifyDatabase(file);
    const { lines, code, rows } = verifyRecordFile(file);
    return { lines, code, rows };
  } catch (error) {
    return { lines: [`${file}\tcannot be read: ${whyNot(error)}`], code: 1, rows: 0 };
  }
}

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

async function verifyDatabase(file: string): Promise<VerifiedFile> {
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

async function verifyOpen(db: DatabaseSync): Promise<VerifiedFile> {
  try {
    const format = formatOf(db);
    if (format < 1 || format > FORMAT) {
      return { lines: [`file\tis of format ${format}, which this version does not know`], code: 1, rows: 0 };
    }
    const damage =
      format < FORMAT ? [] : hasItsTables(db) ? damageIn(db) : ["file\tits tables are not as they were made"];
    const { lines, code, rows } = await verifyRows(db);
    return { lines: [...lines, ...damage], code: damage.length > 0 ? 1 : code, rows };
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

async function opinionsIn(read: Store["read"]): Promise<readonly string[]> {
  const rows = await read(FORUM_STREAM, 0, { limit: Number.MAX_SAFE_INTEGER, kind: "minutes" });
  return rows
    .map((row) => entryOf<ForumEntry>(row))
    .flatMap((entry) => (entry.type === "opinionOpened" ? [entry.opinionId] : []));
}
