import {
  chmodSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { UPGRADE_COPIES_MAX, UPGRADE_FREE_BYTES_MIN } from "../../shared/limits.ts";
import type { Log } from "../log/log.ts";
import { sync } from "./single-file.ts";
import { formatOf, type UpgradeCopy } from "./sqlite-format.ts";

const NAME = /^concord\.format-\d+\..*\.sqlite$/;

/** Copies made before upgrades that lie in a data folder, newest first. */
function upgradeCopies(dataDir: string): readonly string[] {
  const found = readdirSync(dataDir).filter((name) => NAME.test(name));
  const madeAt = new Map(found.map((name) => [name, statSync(join(dataDir, name)).mtimeMs]));
  return found.toSorted((a, b) => madeAt.get(b)! - madeAt.get(a)! || (a < b ? 1 : -1));
}

/**
 * Keeps an open file as it is beside it before it is brought to another format (rule D10). Throws a sentence where
 * there is no room for it or the copy is not whole: then the file stays as it is, too.
 */
export function copyBeforeUpgrade(
  db: DatabaseSync,
  file: string,
  { format, log }: { readonly format: number; readonly log: Log },
): UpgradeCopy {
  const folder = dirname(file);
  const left = "It was left as it is.";
  const needed = sizeOf(file) + sizeOf(`${file}-wal`) + UPGRADE_FREE_BYTES_MIN;
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < needed)
    throw new Error(
      `${file} is of format ${format} and is copied before it is upgraded: that needs ${mebibytes(needed)} MiB free, and ${mebibytes(bavail * bsize)} are. ${left}`,
    );
  const to = freeName(folder, format);
  const partial = `${to}.partial`;
  const drop = (): void => {
    for (const one of [partial, to]) rmSync(one, { force: true });
  };
  try {
    // Made empty first: SQLite would make it readable for others.
    rmSync(partial, { force: true });
    writeFileSync(partial, "", { mode: 0o600 });
    db.prepare("VACUUM INTO ?").run(partial);
    const why = whyNotWhole(db, partial);
    if (why !== null) throw new Error(why);
    chmodSync(partial, 0o600);
    sync(partial);
    renameSync(partial, to);
    sync(folder);
  } catch (error) {
    drop();
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} could not be copied before its upgrade: ${why}. ${left}`, { cause: error });
  }
  return {
    drop,
    keep: () => {
      log(`the record was upgraded from format ${format}; a copy from before is kept: ${to}`, {
        event: "upgraded",
        fields: { from: format },
      });
      for (const old of upgradeCopies(folder).slice(UPGRADE_COPIES_MAX)) {
        rmSync(join(folder, old), { force: true });
        log(`an older copy was deleted, ${UPGRADE_COPIES_MAX} are kept: ${old}`);
      }
    },
  };
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
const mebibytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

function freeName(folder: string, format: number): string {
  const instant = new Date().toISOString().slice(0, 23).replaceAll(":", "-");
  for (let n = 0; ; n++) {
    const name = `concord.format-${format}.${instant}Z${n === 0 ? "" : `-${n}`}.sqlite`;
    if (!existsSync(join(folder, name))) return join(folder, name);
  }
}

/** Compares a copy with its source, table by table, and has SQLite check its pages. */
function whyNotWhole(db: DatabaseSync, copy: string): string | null {
  const copied = new DatabaseSync(copy, { readOnly: true });
  try {
    const [checked] = copied.prepare("PRAGMA quick_check").all() as { quick_check: string }[];
    if (checked?.quick_check !== "ok") return `the copy is not whole (${checked?.quick_check ?? "unread"})`;
    return formatOf(copied) === formatOf(db) && countsOf(copied) === countsOf(db)
      ? null
      : "the copy is not the same";
  } finally {
    copied.close();
  }
}

function countsOf(db: DatabaseSync): string {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  return JSON.stringify(
    tables.map(({ name }) => {
      const quoted = `"${String(name).replaceAll('"', '""')}"`;
      return [name, db.prepare(`SELECT count(*) AS n FROM ${quoted}`).get()?.["n"]];
    }),
  );
}
