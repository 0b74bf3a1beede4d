import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ulid } from "ulid";
import { keepFromOthers } from "../store/owner-only.ts";
import { makeSingle, putInPlace, sidesOf } from "../store/single-file.ts";
import { markRestored } from "../store/sqlite.ts";
import type { CommandLineRequest, Outcome } from "./outcome.ts";
import { isDatabase } from "./verify-database.ts";
import { verifyFile } from "./verify-file.ts";
import { say } from "./spoken.ts";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

/**
 * `backup FILE`: `carryOut` has whoever holds the store copy it, under load too; here the copy is checked, and only
 * a whole one gets its name. An older file is never overwritten.
 */
export async function backUp(
  file: string | undefined,
  carryOut: (asked: CommandLineRequest) => Promise<Outcome>,
): Promise<Outcome> {
  if (file === undefined) return failed(say("backup", "name"));
  const to = resolve(file);
  if (existsSync(to)) return failed(say("backup", "isThere", { file }));
  if (!existsSync(dirname(to))) return failed(say("command", "noFolder", { folder: dirname(file) }));
  const partial = `${to}.partial`;
  for (const left of sidesOf(partial)) rmSync(left, { force: true });
  try {
    const copied = await carryOut({ name: "copy", arguments: [partial] });
    if (copied.code !== 0) return copied;
    makeSingle(partial);
    const { lines, code, rows } = await verifyFile(partial);
    if (code !== 0) return failed(say("backup", "thrownAway"), ...lines);
    putInPlace(partial, to);
    const size = say("command", "bytes", { bytes: statSync(to).size });
    return { lines: [[file, say("backup", "rows", { rows }), size].join("\t")], code: 0 };
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
  if (file === undefined) return failed(say("backup", "nameBackup"));
  if (sidesOf(database).some((side) => existsSync(side))) {
    return failed(say("command", "placeHolds", { folder: dirname(database) }));
  }
  const { lines, code, rows } = await verifyFile(file);
  if (code !== 0) return failed(say("backup", "notRestored"), ...lines);
  if (!isDatabase(file)) return failed(say("backup", "isRecord", { file }));
  mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
  const partial = `${database}.partial`;
  try {
    copyFileSync(file, partial);
    keepFromOthers(partial);
    // The copy itself is checked.
    const copy = await verifyFile(partial);
    if (copy.code !== 0 || copy.rows !== rows) return failed(say("backup", "copyNotRestored"), ...copy.lines);
    markRestored(partial, { mark: ulid(), at: Date.now(), isRehearsal });
    putInPlace(partial, database);
  } finally {
    for (const left of sidesOf(partial)) rmSync(left, { force: true });
  }
  return {
    lines: [...lines, say("backup", "restored", { rows, place: dirname(database) })],
    code: 0,
  };
}
