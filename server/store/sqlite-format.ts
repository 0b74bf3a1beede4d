import { hash, randomUUID } from "node:crypto";
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from "node:sqlite";
import { LINK_MS, SIGN_IN_MS } from "../../shared/door-limits.ts";
import { SUMMED_10, TABLES_10 } from "./sqlite-format-10.ts";
import { CHECKPOINTS, CHECKPOINTS_2, TABLES_11, TO_FORMAT_11 } from "./sqlite-format-11.ts";
import { SUMMED_12, TABLES_12 } from "./sqlite-format-12.ts";

/** The tables of a database file, and how files of older formats come to them. */
export const FORMAT = 12;

/** The index is of events alone: words are never read by themselves, and each key would write in it. */
const MINUTES_INDEX = "CREATE INDEX minutes_rows ON rows (stream, seq) WHERE kind = 'minutes';";
const ROWS = `
  CREATE TABLE rows (
    stream TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL,
    user TEXT NOT NULL, client INTEGER, body BLOB NOT NULL, copied TEXT, readers TEXT NOT NULL,
    salt TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL, removed TEXT,
    PRIMARY KEY (stream, seq)
  ) STRICT, WITHOUT ROWID;
  ${MINUTES_INDEX}
`;

/** Tables outside the chain carry a checksum, so that a flipped bit is found there too. */
const BESIDE_THE_CHAIN = `
  CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL, sum TEXT NOT NULL) STRICT;
  CREATE TABLE bound_clients (
    stream TEXT NOT NULL, client INTEGER NOT NULL, user TEXT NOT NULL, sum TEXT NOT NULL,
    PRIMARY KEY (stream, client)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE restored (mark TEXT PRIMARY KEY, at INTEGER NOT NULL, sum TEXT NOT NULL) STRICT;
  CREATE TABLE probe (body BLOB NOT NULL) STRICT;
`;

/** Format 3 added earlier versions from nearby, and what each person last saw. */
const THE_PAST = `
  CREATE TABLE kept_checkpoints (
    stream TEXT NOT NULL, seq INTEGER NOT NULL, format INTEGER NOT NULL, body BLOB NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (stream, seq)
  ) STRICT;
  CREATE TABLE looks (
    stream TEXT NOT NULL, user TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL,
    sum TEXT NOT NULL, PRIMARY KEY (stream, user)
  ) STRICT, WITHOUT ROWID;
`;
/** Format 4 added issued files, each under the SHA-256 of its bytes. */
const FILES = "CREATE TABLE files (hash TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT;";
/** Format 5 added files as they came in, with their receipts, and whom the names in them stand for. */
const RECEIVED = `
  CREATE TABLE received (
    number INTEGER PRIMARY KEY, stream TEXT NOT NULL, user TEXT NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL,
    at INTEGER NOT NULL, sha256 TEXT NOT NULL, kept_at INTEGER, body BLOB NOT NULL, sum TEXT NOT NULL
  ) STRICT;
  CREATE TABLE word_authors (
    owner TEXT NOT NULL, name TEXT NOT NULL, whose TEXT NOT NULL, sum TEXT NOT NULL, PRIMARY KEY (owner, name)
  ) STRICT, WITHOUT ROWID;
`;
/** Format 6 lets words be removed; figures counted from them are kept, and that the file is still to be packed. */
const REMOVAL = `
  CREATE TABLE counted_days (
    stream TEXT NOT NULL, day TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL,
    sum TEXT NOT NULL, PRIMARY KEY (stream, day)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE to_pack (since INTEGER NOT NULL) STRICT;
`;
/** Format 7 lets a file come in piece by piece; of one that came before, all stands in `received`. */
const PIECES = `
  CREATE TABLE received_pieces (
    number INTEGER NOT NULL, n INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (number, n)
  ) STRICT;
`;
/** Format 8 added facts about the file itself: the last instant of its server's clock, the mark of a rehearsal. */
const META =
  "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL, sum TEXT NOT NULL) STRICT, WITHOUT ROWID;";
/** Format 9 added the rows of each command by its id. One without a stream was withdrawn before it came. */
const COMMANDS = `
  CREATE TABLE commands (
    n INTEGER PRIMARY KEY, user TEXT NOT NULL, id TEXT NOT NULL, stream TEXT, first INTEGER NOT NULL,
    last INTEGER NOT NULL, at INTEGER NOT NULL, sum TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX command_ids ON commands (user, id);
`;
const ALL_TABLES = [
  ROWS,
  BESIDE_THE_CHAIN,
  CHECKPOINTS,
  THE_PAST,
  FILES,
  RECEIVED,
  REMOVAL,
  PIECES,
  META,
  COMMANDS,
  TABLES_10,
  TABLES_11,
  TABLES_12,
].join("");

/** The columns that a table's checksum covers, in order. */
export const SUMMED = {
  people: ["id", "name", "created_at"],
  restored: ["mark", "at"],
  bound_clients: ["stream", "client", "user"],
  looks: ["stream", "user", "seq", "at", "body"],
  received: ["number", "stream", "user", "owner", "name", "at", "sha256", "kept_at"],
  word_authors: ["owner", "name", "whose"],
  counted_days: ["stream", "day", "seq", "at", "body"],
  meta: ["name", "value"],
  commands: ["user", "id", "stream", "first", "last", "at"],
  ...SUMMED_10,
  ...SUMMED_12,
} as const;

/** 64 bits are enough against chance; who forges a file can forge this too. */
export const sumOf = (values: readonly SQLInputValue[]): string =>
  hash("sha256", JSON.stringify(values)).slice(0, 16);

/** The format that an open file says it has; 0: its tables were not made yet. */
export const formatOf = (db: DatabaseSync): number =>
  (db.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;

/** The file as it was before its upgrade: kept when that is done, else dropped. */
export type UpgradeCopy = { readonly keep: () => void; readonly drop: () => void };

/**
 * Brings an open file to this format in one transaction, or leaves it as it was (rule D10): the tables are checked
 * before the commit. `copy` keeps the file as it is beside it, and may refuse. Throws on a newer format.
 */
export function bringToFormat(
  db: DatabaseSync,
  file: string,
  { copy }: { readonly copy?: (format: number) => UpgradeCopy } = {},
): void {
  const version = formatOf(db);
  if (version > FORMAT) throw new Error(`${file} was written by a newer Concord (format ${version}).`);
  if (version === FORMAT) {
    if (!hasItsTables(db)) throw damaged(file);
    return;
  }
  const copied = version === 0 ? null : (copy?.(version) ?? null);
  try {
    db.exec("BEGIN IMMEDIATE");
    migrate(db, version);
    if (!hasItsTables(db)) throw damaged(file);
    db.exec(`PRAGMA user_version = ${FORMAT}; COMMIT`);
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    copied?.drop();
    throw error;
  }
  copied?.keep();
}

const damaged = (file: string): Error =>
  new Error(`${file} is damaged: its tables are not as they were made. It was left as it is.`);

function migrate(db: DatabaseSync, version: number): void {
  if (version === 0) {
    db.exec(ALL_TABLES);
    return;
  }
  if (version < 10) toFormat10(db, version);
  if (version < 11) db.exec(TO_FORMAT_11);
  db.exec(TABLES_12);
}

function toFormat10(db: DatabaseSync, version: number): void {
  // First: both refer to people, whose table format 1 makes anew.
  const signIns = takeSignIns(db, version);
  if (version === 1) fromFormat1(db);
  if (version < 3) db.exec(THE_PAST);
  if (version < 4) db.exec(FILES);
  if (version < 5) db.exec(RECEIVED);
  if (version < 6) db.exec(`ALTER TABLE rows ADD COLUMN removed TEXT; ${REMOVAL}`);
  if (version < 7) db.exec(PIECES);
  if (version < 8) db.exec(META);
  if (version < 9) db.exec(COMMANDS);
  db.exec(TABLES_10);
  putSignIns(db, signIns);
}

/** True if a file has the tables of this format, and no others. */
export const hasItsTables = (db: DatabaseSync): boolean => tablesOf(db) === expectedTables();

/** Format 1 had neither checksums nor checkpoints; its rows stay as they are. */
function fromFormat1(db: DatabaseSync): void {
  const people = db.prepare("SELECT id, name, created_at FROM people").all();
  db.exec("DROP TABLE people");
  db.exec(BESIDE_THE_CHAIN + CHECKPOINTS_2);
  db.exec(`DROP INDEX rows_by_kind; ${MINUTES_INDEX}`);
  const insert = db.prepare("INSERT INTO people (id, name, created_at, sum) VALUES (?, ?, ?, ?)");
  for (const person of people) {
    const values = SUMMED.people.map((column) => person[column] ?? null);
    insert.run(...values, sumOf(values));
  }
}

type EarlierSignIns = Readonly<Record<"sessions" | "links", readonly Record<string, SQLOutputValue>[]>>;

/** Links and sign-ins of an earlier format; their tables are gone then. */
function takeSignIns(db: DatabaseSync, version: number): EarlierSignIns {
  const take = (table: string, expected: readonly string[]): EarlierSignIns["links"] => {
    const rows = db.prepare(`SELECT * FROM ${table}`).all();
    const columns = db.prepare(`PRAGMA table_info(${table})`).all();
    const names = version === 1 ? expected : [...expected, "sum"];
    if (columns.map(({ name }) => name).join() !== names.join())
      throw new Error(`the columns of ${table} are not as they were made`);
    db.exec(`DROP TABLE ${table}`);
    return rows;
  };
  return {
    sessions: take("sessions", ["hash", "user", "expires_at"]),
    links: take("links", ["hash", "user", "created_at", "used_at"]),
  };
}

/**
 * Puts them back, so that nobody is signed out by an upgrade. An earlier sign-in ended 30 days after its last use, and
 * a link 30 days after it was made. A row that did not fit its checksum does not fit it here either.
 */
function putSignIns(db: DatabaseSync, { sessions, links }: EarlierSignIns): void {
  const put = (table: "sessions" | "links", values: readonly SQLInputValue[], wasWhole: boolean): void => {
    const names = [...SUMMED[table], "sum"];
    const sql = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
    db.prepare(sql).run(...values, wasWhole ? sumOf(values) : "");
  };
  const fits = (sum: SQLOutputValue | undefined, values: readonly SQLInputValue[]): boolean =>
    sum === undefined || sum === sumOf(values);
  for (const { hash: key, user, expires_at: end, sum } of sessions) {
    const seen = Number(end) - SIGN_IN_MS;
    const now = [key!, randomUUID(), user!, seen, seen, "", "link"];
    put("sessions", now, fits(sum, [key!, user!, end!]));
  }
  for (const { hash: key, user, created_at: at, used_at: used, sum } of links) {
    const now = [key!, user!, "invitation", at!, Number(at) + LINK_MS, used!, null, null, 0];
    put("links", now, fits(sum, [key!, user!, at!, used!]));
  }
}

const tablesOf = (db: DatabaseSync): string =>
  JSON.stringify(
    db
      .prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
      .all()
      .map((one) => ({
        ...one,
        sql: typeof one["sql"] === "string" ? one["sql"].replace(/\s+/g, " ") : null,
      })),
  );

let expected: string | null = null;
function expectedTables(): string {
  if (expected !== null) return expected;
  const db = new DatabaseSync(":memory:");
  db.exec(ALL_TABLES);
  expected = tablesOf(db);
  db.close();
  return expected;
}
