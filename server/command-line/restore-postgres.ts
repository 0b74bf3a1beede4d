import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ulid } from "ulid";
import { openPostgresTarget } from "../postgres/moving-postgres.ts";
import { postgresName } from "../postgres/postgres-name.ts";
import { whyNotPostgres } from "../postgres/why-not-postgres.ts";
import { openSqliteCopy } from "../store/moving-sqlite.ts";
import { keepFromOthers } from "../store/owner-only.ts";
import { markRestored } from "../store/sqlite.ts";
import { openedDatabase } from "./migrate.ts";
import { fillTarget, notEmpty } from "./move-forum.ts";
import type { Outcome } from "./outcome.ts";
import { isDatabase } from "./verify-database.ts";
import { verifyFile } from "./verify-file.ts";
import { say } from "./spoken.ts";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

/** `restore FILE` into an empty PostgreSQL database with no server on it. */
export async function restorePostgres(
  file: string | undefined,
  url: string,
  { at }: { readonly at: number },
): Promise<Outcome> {
  if (file === undefined) return failed(say("backup", "nameBackup"));
  const verified = await verifyFile(file);
  if (verified.code !== 0) return failed(say("backup", "notRestored"), ...verified.lines);
  if (!isDatabase(file)) return failed(say("backup", "isRecord", { file }));
  const name = postgresName(url);
  const target = await openedDatabase(name, () => openPostgresTarget(url));
  if ("code" in target) return target;
  const folder = mkdtempSync(join(tmpdir(), "concord-restore-"));
  try {
    if (target.state === "forum") return failed(notEmpty(name));
    const copy = join(folder, "concord.sqlite");
    copyFileSync(file, copy);
    keepFromOthers(copy);
    markRestored(copy, { mark: ulid(), at, isRehearsal: false });
    const from = openSqliteCopy(copy);
    try {
      const filled = await fillTarget(target, { from, mark: { other: file, at } });
      if ("code" in filled) return filled;
      await target.open();
      return {
        lines: [...filled.lines, say("backup", "restored", { rows: filled.rows, place: name })],
        code: 0,
      };
    } finally {
      await from.close();
    }
  } catch (error) {
    return failed(say("backup", "notInto", { name, why: whyNotPostgres(error) }));
  } finally {
    await target.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
