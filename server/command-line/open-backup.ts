import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { FORMAT, formatOf } from "../store/sqlite-format.ts";
import { readerOf } from "../store/sqlite.ts";
import { FORUM_STREAM, type Row, type Store } from "../store/store.ts";
import { isDatabase } from "./verify-database.ts";
import { verifyFile } from "./verify-file.ts";

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
  if (!existsSync(file)) return { lines: [`There is no file ${file}.`] };
  const { lines, code } = await verifyFile(file);
  if (code !== 0) return { lines: ["The backup is not whole; nothing was changed:", ...lines] };
  if (!isDatabase(file)) return { lines: [`${file} is an exported record; name a backup.`] };
  const address = new URL(`${pathToFileURL(resolve(file)).href}?immutable=1`);
  const db = new DatabaseSync(address, { readOnly: true });
  const format = formatOf(db);
  if (format < FORMAT) {
    db.close();
    return {
      lines: [
        `The backup has format ${format}; this version writes format ${FORMAT}. Restore it into an empty folder, start that once, and back it up again.`,
      ],
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
  if (theirs[0]?.hash !== ours[0]?.hash) return "The backup is of another forum. Nothing was changed.";
  const common = Math.min(theirs.length, ours.length);
  if (theirs[common - 1]?.hash !== ours[common - 1]?.hash)
    return "The backup and this forum have gone different ways since an earlier restore. Nothing was changed.";
  return theirs.length > ours.length
    ? "The backup is newer than this forum: restore it whole, into an empty folder. Nothing was changed."
    : null;
}
