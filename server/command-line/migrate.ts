import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { openPostgresSource, openPostgresTarget } from "../postgres/moving-postgres.ts";
import { postgresName } from "../postgres/postgres-name.ts";
import { whyNotPostgres } from "../postgres/why-not-postgres.ts";
import { Elsewhere, type MoveSource, type MoveTarget } from "../store/moving.ts";
import { openSqliteSource, openSqliteTarget } from "../store/moving-sqlite.ts";
import { openSqlite } from "../store/sqlite.ts";
import { moveForum } from "./move-forum.ts";
import type { Outcome } from "./outcome.ts";
import { readOptions } from "./read-options.ts";
import { whyNot } from "./why-not.ts";
import { say } from "./spoken.ts";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

export const isPostgres = (address: string): boolean => /^postgres(ql)?:\/\//.test(address);

type ForumPlace = {
  /** The file of a data folder. */
  readonly file: string;
  /** Null: the forum is in the file. */
  readonly databaseUrl: string | null;
};

/** `migrate --to …`: moves the forum from its file into PostgreSQL, or from PostgreSQL into a file. */
export async function migrate(words: readonly string[], { file, databaseUrl }: ForumPlace): Promise<Outcome> {
  const read = readOptions(words, { to: "string" }, 0);
  if ("code" in read) return read;
  const { to } = read.values;
  if (to === undefined) return failed(say("move", "use"));
  if (isPostgres(to) === (databaseUrl !== null))
    return failed(say("move", databaseUrl === null ? "toPostgres" : "toFile"));
  const source = await openedDatabase(databaseUrl === null ? file : postgresName(databaseUrl), async () =>
    databaseUrl === null ? sqliteSource(file) : openPostgresSource(databaseUrl),
  );
  if ("code" in source) return source;
  try {
    const target = await openedDatabase(isPostgres(to) ? postgresName(to) : to, async () =>
      isPostgres(to) ? openPostgresTarget(to) : fileTarget(to),
    );
    if ("code" in target) return target;
    return await carriedOut(source, target);
  } finally {
    await source.close();
  }
}

async function carriedOut(source: MoveSource, target: MoveTarget): Promise<Outcome> {
  try {
    return await moveForum(source, target, { at: Date.now() });
  } catch (error) {
    return failed(
      say("move", "notMoved", { from: source.name, to: target.name, why: whyNotPostgres(error) }),
    );
  } finally {
    await target.close();
  }
}

/** Opens a database, or says in one sentence why not. */
export async function openedDatabase<Held extends object>(
  name: string,
  open: () => Promise<Held>,
): Promise<Held | Outcome> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof Sentence || error instanceof Elsewhere) return failed(error.message);
    const { message } = error as Error;
    return failed(
      message.endsWith(".") ? message : say("command", "couldNotOpen", { name, why: whyNotPostgres(error) }),
    );
  }
}

/** An error whose message is all that the person needs. */
class Sentence extends Error {}

function sqliteSource(file: string): MoveSource {
  if (!existsSync(file)) throw new Sentence(say("command", "noForumIn", { folder: dirname(file) }));
  try {
    // A file of an earlier version is upgraded first, and one that is in use is told.
    const store = openSqlite(file);
    store.close();
  } catch (error) {
    if (!(error instanceof Elsewhere))
      throw new Sentence(
        String(error).includes("locked") ? say("move", "serverOn", { file }) : (error as Error).message,
      );
  }
  return openSqliteSource(file);
}

function fileTarget(to: string): MoveTarget {
  const file = resolve(to);
  const folder = dirname(file);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Sentence(say("command", "noFolder", { folder }));
  try {
    return openSqliteTarget(file);
  } catch (error) {
    throw new Sentence(say("command", "couldNotWrite", { file, why: whyNot(error) }));
  }
}
