import { hash } from "node:crypto";
import { Socket } from "node:net";
import { Client, type QueryResult, types } from "pg";
import { LINE_CONNECT_MS, LINE_DEADLINE_MS } from "../../shared/limits.ts";
import { Away } from "../store/store.ts";
import { awayOr, hasCode } from "./postgres-errors.ts";

export type Answer = { readonly rows: readonly Record<string, unknown>[]; readonly changes: number };

export type AskOptions = {
  /** After so long the connection is destroyed, and nobody knows if the statement was carried out. */
  readonly deadlineMs?: number;
  /** A statement that writes: a warning of the database means that what it stored may not last. */
  readonly writes?: boolean;
};

/** One statement with values, or several without any. Rejects with Away where the outcome is not known. */
export type Ask = (sql: string, values?: readonly unknown[], asking?: AskOptions) => Promise<Answer>;

/** One connection. Its user asks one thing after the other. */
export type DatabaseLine = { readonly ask: Ask; readonly isOpen: () => boolean; readonly close: () => void };

const { INT8, BYTEA } = types.builtins;

/** A number as SQLite gives it: one that no double holds is an error there, too. */
function numberOf(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw Object.assign(new RangeError(`${text} is no number of ours`), { code: "ERR_OUT_OF_RANGE" });
}

/** Memory of its own: small buffers of Node share one piece. */
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.slice(2), "hex"));

const PARSERS: typeof types = {
  ...types,
  getTypeParser: ((oid: (typeof types.builtins)["INT8"], format?: "text") =>
    oid === INT8
      ? numberOf
      : oid === BYTEA
        ? bytesOf
        : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

/** No end, as callers write it. */
const INT8_MAX = "9223372036854775807";
const valueOf = (value: unknown): unknown =>
  value === Infinity ? INT8_MAX : value === -Infinity ? `-${INT8_MAX}` : value;

const names = new Map<string, string>();
/** One name a text, so that a pooler that shares its connections may share statements, too. */
function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = `c${hash("sha256", sql).slice(0, 24)}`;
  names.set(sql, name);
  return name;
}

/** SQLSTATEs of a pooler that gives each transaction another connection and knows nothing of prepared statements. */
const NO_NAMES = ["26000", "42P05"];
let isNamed = true;

/** Hosts of an address, each with the rest of it: a pair of servers is tried in turn. */
function urlsOf(url: string): readonly string[] {
  const [, before = "", hosts = "", after = ""] =
    /^(postgres(?:ql)?:\/\/(?:[^/?]*@)?)([^/?@]*)(.*)$/.exec(url) ?? [];
  return hosts.includes(",") ? hosts.split(",").map((host) => before + host + after) : [url];
}

/**
 * Opens a connection to the first of its hosts that takes writes. `pg` gives a connection whose answer is late back to
 * its pool (issues 2973 and 3399): here it is destroyed.
 */
export async function openDatabaseLine(
  url: string,
  { deadlineMs = LINE_DEADLINE_MS }: { readonly deadlineMs?: number } = {},
): Promise<DatabaseLine> {
  const urls = urlsOf(url);
  let why: unknown = null;
  for (const one of urls) {
    try {
      const line = await openOne(one, deadlineMs);
      if (urls.length === 1 || !(await isStandby(line))) return line;
      line.close();
      why = new Error("it is a standby");
    } catch (error) {
      why = error;
    }
  }
  throw awayOr(why);
}

const isStandby = async ({ ask }: DatabaseLine): Promise<boolean> =>
  (await ask("SELECT pg_is_in_recovery() AS is")).rows[0]?.["is"] === true;

async function openOne(url: string, usualMs: number): Promise<DatabaseLine> {
  const socket = new Socket();
  const client = new Client({
    connectionString: url,
    stream: () => socket,
    types: PARSERS,
    application_name: "concord",
    keepAlive: true,
    connectionTimeoutMillis: LINE_CONNECT_MS,
  });
  let isOpen = true;
  let warning: string | null = null;
  const end = (): void => {
    isOpen = false;
    socket.destroy();
  };
  // Without a listener a restart of the database would end this process.
  client.on("error", end);
  client.on("end", end);
  client.on("notice", ({ code = "", message = "" }) => {
    if (code.startsWith("01")) warning = message;
  });
  try {
    await client.connect();
  } catch (error) {
    end();
    throw error;
  }

  const inTime = async <Result>(asked: Promise<Result>, deadlineMs: number): Promise<Result> => {
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      end();
      reject(new Away(`no answer in ${deadlineMs} ms`));
    }, deadlineMs);
    try {
      return await Promise.race([asked, promise]);
    } finally {
      clearTimeout(timer);
    }
  };

  const ask: Ask = async (sql, values, { deadlineMs = usualMs, writes = false } = {}) => {
    if (!isOpen) throw new Away("the connection is closed");
    warning = null;
    // A query without values goes by the simple protocol, which takes several statements.
    const named = values !== undefined && isNamed ? { name: nameOf(sql) } : {};
    const query = { text: sql, ...(values === undefined ? {} : { values: values.map(valueOf) }), ...named };
    try {
      const answer: QueryResult | readonly QueryResult[] = await inTime(client.query(query), deadlineMs);
      // Of several statements nobody asks for rows.
      const { rows, rowCount } = "rows" in answer ? answer : { rows: [], rowCount: null };
      if (writes && warning !== null) throw new Away(warning);
      return { rows, changes: rowCount ?? 0 };
    } catch (error) {
      if (hasCode(error, ...NO_NAMES) && isNamed) {
        isNamed = false;
        return ask(sql, values, { deadlineMs, writes });
      }
      const why = awayOr(error);
      // The next use of it would not know either: a standby after a failover, a transaction that was ended.
      if (why instanceof Away) end();
      throw why;
    }
  };
  return { ask, isOpen: () => isOpen, close: end };
}
