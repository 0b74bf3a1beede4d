import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ulid } from "ulid";
import { keepFromOthers } from "../store/owner-only.ts";
import { makeSingle, putInPlace, sidesOf } from "../store/single-file.ts";
import { markRestored } from "../store/sqlite.ts";
import type { CommandLineRequest, Outcome } from "./outcome.ts";
import { isDatabase } from "./verify-database.ts";
import { verifyFile } from "./verify-file.ts";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

/**
 * `backup FILE`: `carryOut` has whoever holds the store copy it, under load too; here the copy is checked, and only
 * a whole one gets its name. An older file is never overwritten.
 */
export async function backUp(
  file: string | undefined,
  carryOut: (asked: CommandLineRequest) => Promise<Outcome>,
): Promise<Outcome> {
  if (file === undefined) return failed("Name the file to write: backup FILE.");
  const to = resolve(file);
  if (existsSync(to)) return failed(`${file} is there already; a backup overwrites nothing.`);
  if (!existsSync(dirname(to))) return failed(`There is no folder ${dirname(file)}.`);
  const partial = `${to}.partial`;
  for (const left of sidesOf(partial)) rmSync(left, { force: true });
  try {
    const copied = await carryOut({ name: "copy", arguments: [partial] });
    if (copied.code !== 0) return copied;
    makeSingle(partial);
    const { lines, code, rows } = await verifyFile(partial);
    if (code !== 0) return failed("The copy is not whole, and was thrown away:", ...lines);
    putInPlace(partial, to);
    return { lines: [`${file}\t${rows} rows, whole\t${statSync(to).size} bytes`], code: 0 };
  } finally {
    for (const left of sidesOf(partial)) rmSync(left, { force: true });
  }
}

/** `restore FILE` into a data folder that holds no forum, with no server on it; with FORUM_NOW, for a rehearsal. */
export async function restore(
  file: string | undefined,
  database: string,
  isRehearsal = false,
): Promise<Outcome> {
  if (file === undefined) return failed("Name the backup: restore FILE.");
  if (sidesOf(database).some((side) => existsSync(side))) {
    return failed(`${dirname(database)} holds a forum already. Set DATA_DIR to an empty folder.`);
  }
  const { lines, code, rows } = await verifyFile(file);
  if (code !== 0) return failed("The backup is not whole; nothing was restored:", ...lines);
  if (!isDatabase(file)) return failed(`${file} is an exported record; only a backup is restored.`);
  mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
  const partial = `${database}.partial`;
  try {
    copyFileSync(file, partial);
    keepFromOthers(partial);
    // The copy itself is checked.
    const copy = await verifyFile(partial);
    if (copy.code !== 0 || copy.rows !== rows)
      return failed("The copy is not whole; nothing was restored:", ...copy.lines);
    markRestored(partial, { mark: ulid(), at: Date.now(), isRehearsal });
    putInPlace(partial, database);
  } finally {
    for (const left of sidesOf(partial)) rmSync(left, { force: true });
  }
  return {
    lines: [...lines, `restored ${rows} rows into ${dirname(database)}; npm start opens it`],
    code: 0,
  };
}
