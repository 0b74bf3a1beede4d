import { DatabaseSync } from "node:sqlite";
import { bringToFormat } from "./sqlite-format.ts";
import type { MetaName } from "./store.ts";

export type TableColumn = {
  readonly name: string;
  readonly type: "text" | "integer" | "blob";
};

/** A table as today's format has it: its columns, and those by which its rows are ordered. */
export type TableShape = {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** `rowid`: the order in which its rows came. */
  readonly key: readonly string[];
  /** A condition in SQL: other rows tell of their database and stay in it. */
  readonly where: string | null;
};

/** Tables of one database alone: they tell nothing in another one. */
const OF_ITS_DATABASE: ReadonlySet<string> = new Set(["probe", "to_pack", "nodes", "owners"]);
/** Facts that go along. */
const META = {
  clock: true,
  rehearsal: true,
  mailedNow: true,
  mailedDaily: true,
  mailedMeetings: true,
  calendarFeeds: true,
  consultationKey: true,
} satisfies Record<MetaName, true>;
const META_THAT_GO = `"name" IN (${Object.keys(META)
  .map((name) => `'${name}'`)
  .join(", ")})`;
/** Tables whose rows stand in the order in which they came, which no column tells. */
const BY_COMING: ReadonlySet<string> = new Set(["nominations"]);
/** Other tables refer to their rows. */
const FIRST = "people";

const TYPES: Readonly<Record<string, TableColumn["type"]>> = {
  TEXT: "text",
  INTEGER: "integer",
  BLOB: "blob",
};

type ColumnInfo = { readonly name: string; readonly type: string; readonly pk: number };

/** Returns all tables that go from one database into another, in an order in which they can be written. */
export function tableShapes(): readonly TableShape[] {
  const db = new DatabaseSync(":memory:");
  try {
    bringToFormat(db, ":memory:");
    const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
    const shapes = names
      .map(({ name }) => shapeOf(db, String(name)))
      .filter(({ name }) => !OF_ITS_DATABASE.has(name) && !name.startsWith("sqlite_"));
    return shapes.toSorted((a, b) => Number(b.name === FIRST) - Number(a.name === FIRST));
  } finally {
    db.close();
  }
}

function shapeOf(db: DatabaseSync, table: string): TableShape {
  const found = db
    .prepare("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid")
    .all(table) as unknown as readonly ColumnInfo[];
  const keys = found.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  return {
    name: table,
    columns: found.map(({ name, type }) => ({ name, type: TYPES[type]! })),
    key: BY_COMING.has(table) ? ["rowid"] : (keys.length === 0 ? found : keys).map(({ name }) => name),
    where: table === "meta" ? META_THAT_GO : null,
  };
}
