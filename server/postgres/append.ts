import { COMMAND_ROW } from "../store/sqlite-commands.ts";
import { sumOf } from "../store/sqlite-format.ts";
import { NOTICE_ROW } from "../store/sqlite-notices.ts";
import { columnsOf } from "../store/sqlite-row.ts";
import type { BoundClient, Row } from "../store/store.ts";
import { type Claim, Taken } from "../store/claims.ts";
import type { Answer, Ask } from "./line.ts";
import { replacing } from "./sql.ts";

/** A table's columns with their types, as arrays are handed to one statement. */
type Columns = readonly (readonly [name: string, type: "text" | "bigint" | "bytea"])[];

const ROW: Columns = [
  ["stream", "text"],
  ["seq", "bigint"],
  ["kind", "text"],
  ["at", "bigint"],
  ["user", "text"],
  ["client", "bigint"],
  ["body", "bytea"],
  ["copied", "text"],
  ["readers", "text"],
  ["salt", "text"],
  ["prev", "text"],
  ["hash", "text"],
  ["removed", "text"],
];
/** Places before the first rows, which must be there. */
const AHEAD: Columns = [
  ["stream", "text"],
  ["seq", "bigint"],
];
const BOUND: Columns = [
  ["stream", "text"],
  ["client", "bigint"],
  ["user", "text"],
  ["sum", "text"],
];
const FREED = BOUND.slice(0, 2);
const COMMAND: Columns = [
  ["user", "text"],
  ["id", "text"],
  ["stream", "text"],
  ["first", "bigint"],
  ["last", "bigint"],
  ["at", "bigint"],
  ["sum", "text"],
];
const NOTICE: Columns = [
  ["stream", "text"],
  ["seq", "bigint"],
  ["audience", "text"],
  ["at", "bigint"],
  ["user", "text"],
  ["body", "text"],
  ["sum", "text"],
];

export const ROW_COLUMNS = ROW.map(([name]) => name);

const namesOf = (columns: Columns): string => columns.map(([name]) => `"${name}"`).join(", ");
/** The arrays from a place on as rows `x`. */
const unnest = (columns: Columns, from: number): string =>
  `unnest(${columns.map(([, type], n) => `$${from + n}::${type}[]`).join(", ")}) WITH ORDINALITY AS x (${namesOf(columns)}, place)`;

/** Values by column, in the order in which rows of them were given. */
const turned = (columns: Columns, rows: readonly (readonly unknown[])[]): readonly unknown[][] =>
  columns.map((_, n) => rows.map((row) => row[n]));

/**
 * Inserts of rows and of all that is made of them, each by itself under `own`: nothing of them is there where `own` is
 * empty. `n` follows the order of commits, since one connection of one owner writes them.
 */
const numbered = (table: string, columns: Columns, from: number): string =>
  `INSERT INTO ${table} (n, ${namesOf(columns)})
    SELECT (SELECT coalesce(max(n), 0) FROM ${table}) + x.place, ${columns.map(([name]) => `x."${name}"`).join(", ")}
    FROM placed, ${unnest(columns, from)}`;

const [ROW_AT, AHEAD_AT, BOUND_AT, FREED_AT, COMMAND_AT, NOTICE_AT] = [4, 17, 19, 23, 25, 32];

/** After a failover that lost rows, a writer may believe in an end that is no longer there. */
const PLACED = `placed AS MATERIALIZED (SELECT 1 FROM own WHERE NOT EXISTS (
  SELECT 1 FROM ${unnest(AHEAD, AHEAD_AT)}
  WHERE NOT EXISTS (SELECT 1 FROM rows AS r WHERE r.stream = x.stream AND r.seq = x.seq)))`;

const STORED = `stored AS (INSERT INTO rows (${namesOf(ROW)}, epoch)
  SELECT ${ROW.map(([name]) => `x."${name}"`).join(", ")}, $3::bigint FROM placed, ${unnest(ROW, ROW_AT)})`;
const BESIDE = `,
freed AS (DELETE FROM bound_clients AS b USING placed, ${unnest(FREED, FREED_AT)}
  WHERE b.stream = x.stream AND b.client = x.client),
bound AS (INSERT INTO bound_clients AS b (${namesOf(BOUND)})
  SELECT x.stream, x.client, x."user", x.sum FROM placed, ${unnest(BOUND, BOUND_AT)} WHERE true
  ON CONFLICT DO NOTHING),
commanded AS (${numbered("commands", COMMAND, COMMAND_AT)}
  ON CONFLICT ("user", id) DO UPDATE SET n = excluded.n, ${replacing(
    ["user", "id"],
    COMMAND.map(([name]) => name),
  )}),
told AS (${numbered("notices", NOTICE, NOTICE_AT)})`;

/** Locks the claim against a new owner until the statement is committed; `FOR KEY SHARE` would not. */
const OWN = `own AS MATERIALIZED (SELECT 1 FROM owners WHERE key = $1 AND node = $2 AND epoch = $3 FOR SHARE)`;
/** Without a claim: for tools, and within a transaction that has its own fence. */
const UNFENCED = `own AS MATERIALIZED (SELECT 1 WHERE $1::text IS NULL AND $2::text IS NULL)`;

const statement = (own: string, isWhole: boolean): string =>
  `WITH ${own}, ${PLACED}, ${STORED}${isWhole ? BESIDE : ""}
    SELECT (SELECT count(*) FROM own) AS owned, (SELECT count(*) FROM placed) AS placed`;
const FENCED = { whole: statement(OWN, true), rows: statement(OWN, false) };
const FREE = { whole: statement(UNFENCED, true), rows: statement(UNFENCED, false) };

export type Appended = {
  readonly rows: readonly Row[];
  readonly bound?: readonly BoundClient[];
  readonly freed?: readonly BoundClient[];
};

/** The values behind the claim, and if there are others than rows. */
function valuesOf({ rows, bound = [], freed = [] }: Appended): {
  readonly values: readonly unknown[];
  readonly isWhole: boolean;
} {
  const beside = [
    ...turned(
      BOUND,
      bound.map(({ stream, client, user }) => [stream, client, user, sumOf([stream, client, user])]),
    ),
    ...turned(
      FREED,
      freed.map(({ stream, client }) => [stream, client]),
    ),
    ...turned(COMMAND, COMMAND_ROW.valuesOf(rows)),
    ...turned(NOTICE, NOTICE_ROW.valuesOf(rows)),
  ];
  const isWhole = beside.some(({ length }) => length > 0);
  const stored = [...turned(ROW, rows.map(columnsOf)), ...turned(AHEAD, aheadOf(rows))];
  return { values: [...stored, ...(isWhole ? beside : [])], isWhole };
}

function aheadOf(rows: readonly Row[]): readonly (readonly [stream: string, seq: number])[] {
  const ends = new Map<string, number>();
  return rows.flatMap(({ stream, seq }) => {
    const isNext = seq === 1 || ends.get(stream) === seq - 1;
    ends.set(stream, seq);
    return isNext ? [] : [[stream, seq - 1] as const];
  });
}

const checkPlaced = ({ rows: [answer] }: Answer, { rows }: Appended): void => {
  if (answer?.["placed"] !== 1)
    throw new Taken(new Error(`${rows[0]?.stream}: no row before one from ${rows[0]?.seq} on`));
};

/**
 * Appends in one statement: the fence, the rows and what is made of them. A process that stands still within it holds no
 * lock. Gives false, with nothing stored, where the claim is lost.
 */
export async function appendUnder(
  ask: Ask,
  appended: Appended,
  { key, node, epoch }: Claim,
): Promise<boolean> {
  const { values, isWhole } = valuesOf(appended);
  const sql = isWhole ? FENCED.whole : FENCED.rows;
  const answer = await ask(sql, [key, node, epoch, ...values], { writes: true });
  if (answer.rows[0]?.["owned"] !== 1) return false;
  checkPlaced(answer, appended);
  return true;
}

/** The same without a fence, within a transaction that has one. */
export async function insertRowsIn(ask: Ask, appended: Appended & { readonly epoch: number }): Promise<void> {
  const { values, isWhole } = valuesOf(appended);
  const claim = [null, null, appended.epoch];
  checkPlaced(await ask(isWhole ? FREE.whole : FREE.rows, [...claim, ...values], { writes: true }), appended);
}
