import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { FORMAT, formatOf } from "../store/sqlite-format.ts";
import { readerOf } from "../store/sqlite.ts";
import { FORUM_STREAM, type Row, type Store } from "../store/store.ts";
import { isDatabase } from "./verify-database.ts";
import { verifyFile } from "./verify-file.ts";
import { say } from "./spoken.ts";

const ROWS_AT_ONCE = 500;

/** A verified backup of this forum. */
export type OpenBackup = {
  readonly rowsOf: (stream: string) => Promise<ReadonlyMap<number, Row>>;
  /** The instant of its newest row. */
  readonly at: number;
  readonly close: () => void;
};

/** Opens a backup of this forum, whole and not newer than its record, or says why it is none (rule D27). */
export async function openBackup(
  file: string,
  store: Pick<Store, "read">,
): Promise<OpenBackup | { readonly lines: readonly string[] }> {
  if (!existsSync(file)) return { lines: [say("command", "noFile", { file })] };
  const { lines, code } = await verifyFile(file);
  if (code !== 0) return { lines: [say("backup", "notWhole"), ...lines] };
  if (!isDatabase(file)) return { lines: [say("backup", "nameOther", { file })] };
  const address = new URL(`${pathToFileURL(resolve(file)).href}?immutable=1`);
  const db = new DatabaseSync(address, { readOnly: true });
  const format = formatOf(db);
  if (format < FORMAT) {
    db.close();
    return {
      lines: [say("backup", "oldFormat", { format, own: FORMAT })],
    };
  }
  const read = readerOf(db);
  const refused = await whyOther(read, store.read);
  if (refused !== null) {
    db.close();
    return { lines: [refused] };
  }
  const { at } = db.prepare("SELECT max(at) AS at FROM rows").get() as { at: number };
  return {
    at,
    rowsOf: async (stream) => new Map((await rowsIn(read, stream)).map((row) => [row.seq, row])),
    close: () => db.close(),
  };
}

/** All rows of a stream that can be read, in order; up to the first that cannot be. */
export async function rowsIn(read: Store["read"], stream: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after = 0; ;) {
    const some = await read(stream, after, { limit: ROWS_AT_ONCE });
    rows.push(...some);
    if (some.length < ROWS_AT_ONCE) return rows;
    after = some.at(-1)?.seq ?? after;
  }
}

/** The forum's rows in a backup are a beginning of those in the store. */
async function whyOther(backup: Store["read"], own: Store["read"]): Promise<string | null> {
  const [theirs, ours] = [await rowsIn(backup, FORUM_STREAM), await rowsIn(own, FORUM_STREAM)];
  if (theirs[0]?.hash !== ours[0]?.hash) return say("backup", "otherForum");
  const common = Math.min(theirs.length, ours.length);
  if (theirs[common - 1]?.hash !== ours[common - 1]?.hash) return say("backup", "otherWays");
  return theirs.length > ours.length ? say("backup", "newer") : null;
}
