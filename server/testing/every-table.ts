import { hash as hashOf } from "node:crypto";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { userId } from "../../shared/ids.ts";
import { verifyStream } from "../command-line/verify.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { checkpointHash } from "../store/checkpoint-hash.ts";
import { openSqlite } from "../store/sqlite.ts";
import { FORMAT, formatOf, SUMMED, sumOf } from "../store/sqlite-format.ts";
import { type TableColumn, type TableShape, tableShapes } from "../store/table-shapes.ts";

/** Signs that a copy might change: quotes, escapes, an array's and a row's own signs, ends of lines. */
const ODD = `ü 草案 🏳️ "x" 'y' \\ \\x00 {1,NULL} (2) \r\n\t%s $1`;

/**
 * Puts rows into each table of a closed file, so many for most of them, and leaves those of streams as they are. Every
 * checksum is right, and values are hard to copy.
 */
export function fillEveryTable(file: string, count: number): void {
  const db = new DatabaseSync(file);
  try {
    if (formatOf(db) !== FORMAT) throw new Error("not this format");
    db.exec("PRAGMA foreign_keys = ON; BEGIN");
    for (const shape of tableShapes())
      if (shape.name !== "rows" && shape.name !== "meta") fill(db, shape, count);
    const fact = ["mailedDaily", ODD];
    db.prepare("INSERT OR REPLACE INTO meta (name, value, sum) VALUES (?, ?, ?)").run(...fact, sumOf(fact));
    db.exec("COMMIT");
  } finally {
    db.close();
  }
}

function fill(db: DatabaseSync, shape: TableShape, count: number): void {
  const { name, columns } = shape;
  const nullable = new Set(
    db
      .prepare(`SELECT name FROM pragma_table_info(?) WHERE "notnull" = 0 AND pk = 0`)
      .all(name)
      .map((one) => String(one["name"])),
  );
  const people = db.prepare("SELECT id FROM people ORDER BY id").all();
  const names = columns.map((one) => `"${one.name}"`);
  const insert = db.prepare(
    `INSERT INTO "${name}" (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
  );
  const before = Number(db.prepare(`SELECT count(*) AS n FROM "${name}"`).get()!["n"]);
  const own = name === "nomination_code" ? Math.min(count, before === 0 ? 1 : 0) : count;
  for (let n = 1; n <= own; n++) {
    const values = Object.fromEntries(
      columns.map((column) => [
        column.name,
        nullable.has(column.name) && n % 2 === 0 ? null : valueOf(column, n + 1_000 * before),
      ]),
    );
    // No table but notices has two rows of one person.
    if ("user" in values && name !== "people" && values["user"] !== null) {
      const person = people[people.length - 1 - (n % people.length)];
      if (person !== undefined) values["user"] = String(person["id"]);
    }
    insert.run(...summed(name, values, columns));
  }
}

function valueOf({ name, type }: TableColumn, n: number): SQLInputValue {
  if (type === "integer") return name === "format" ? 1 : 2 ** 41 + n;
  if (type === "blob") return Uint8Array.from({ length: 300 }, (_, i) => (i * n) & 0xff);
  return `${name} ${n} ${ODD}`;
}

function summed(
  table: string,
  values: Record<string, SQLInputValue>,
  columns: readonly TableColumn[],
): SQLInputValue[] {
  const covered: readonly string[] | undefined = (SUMMED as Record<string, readonly string[]>)[table];
  if (covered !== undefined) values["sum"] = sumOf(covered.map((column) => values[column] ?? null));
  if (table === "files") values["hash"] = hashOf("sha256", values["body"] as Uint8Array);
  if (table === "checkpoints" || table === "kept_checkpoints")
    values["hash"] = checkpointHash(values as unknown as Parameters<typeof checkpointHash>[0]);
  return columns.map(({ name }) => values[name] ?? null);
}

const AT_ONCE = 1_000;

/** Adds rows of words to a stream of a closed file: their chain is right, their updates say nothing. */
export async function addRows(
  file: string,
  { stream, count }: { readonly stream: string; readonly count: number },
): Promise<void> {
  const store = openSqlite(file);
  try {
    const { rows: seq, heads } = await verifyStream(store, stream);
    const [last] = await store.read(stream, seq - 1, { limit: 1 });
    const by = userId(String(last!.by));
    const writer = openChainWriter(stream, { seq, heads });
    for (let n = 0; n < count;) {
      for (const end = Math.min(count, n + AT_ONCE); n < end; n++) {
        const update = Uint8Array.from({ length: 60 + (n % 80) }, (_, i) => (i * n) & 0xff);
        writer.words({ at: last!.at, by, client: n + 1, update, copied: null });
      }
      await store.append(writer.take());
    }
  } finally {
    store.close();
  }
}
