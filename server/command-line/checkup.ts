import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { CHECKUP_BACKUP_MS_MAX, CHECKUP_FLUSH_MS_MAX, CHECKUP_FREE_BYTES_MIN } from "../../shared/limits.ts";
import { lastBackupOf } from "../store/last-backup.ts";
import { lastPostgresBackup } from "./backup-postgres.ts";
import { checkPostgres } from "./checkup-postgres.ts";
import type { CommandLineRequest, Outcome } from "./outcome.ts";
import { databaseFile, type Settings } from "../setup/settings.ts";

const FLUSHES = 25;

/** Checks before a meeting: a line each, `ok` or `look at this`; exit code 1 where there is any of those. */
export async function checkup(
  settings: Settings,
  carryOut: (asked: CommandLineRequest) => Promise<Outcome>,
): Promise<Outcome> {
  const lines: string[] = [];
  let code = 0;
  const say = (isWell: boolean, what: string, found: string): void => {
    lines.push(`${isWell ? "ok" : "look at this"}\t${what}\t${found}`);
    if (!isWell) code = 1;
  };

  const { dataDir, publicUrl, allowHttp, host, databaseUrl } = settings;
  const isLocal = host === "127.0.0.1" || host === "localhost" || host === "::1";
  const isSafe = publicUrl?.startsWith("https://") === true || (isLocal && !allowHttp);
  say(
    isSafe,
    "address",
    `${publicUrl ?? `http://${host}:${settings.port}`}${isSafe ? "" : ", without https"}`,
  );
  if (!existsSync(dataDir)) {
    say(false, "data folder", `${dataDir} is not there yet`);
    return { lines, code };
  }

  if (!statSync(dataDir).isDirectory()) {
    say(false, "data folder", `${dataDir} is no folder`);
    return { lines, code };
  }
  const clock =
    databaseUrl !== null || existsSync(databaseFile(settings))
      ? await carryOut({ name: "clock", arguments: [] })
      : { lines: [new Date().toISOString()], code: 0 };
  for (const line of clock.lines) say(clock.code === 0, "clock", line);
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  say(free >= CHECKUP_FREE_BYTES_MIN, "disk", `${Math.round(free / 1024 / 1024)} MiB free for ${dataDir}`);
  if (databaseUrl === null) {
    const flush = flushMs(dataDir);
    say(
      flush.slow <= CHECKUP_FLUSH_MS_MAX,
      "flush to disk",
      `${flush.median.toFixed(1)} ms, the slowest of ${FLUSHES} ${flush.slow.toFixed(1)} ms`,
    );
  } else await checkPostgres(databaseUrl, say);
  const backup = databaseUrl === null ? lastBackupOf(dataDir) : await lastPostgresBackup(databaseUrl);
  const age = backup === null ? Infinity : Date.now() - backup.at;
  say(
    age <= CHECKUP_BACKUP_MS_MAX,
    "backup",
    backup === null ? "none was made yet" : `${backup.file}, ${Math.round(age / 3_600_000)} hours ago`,
  );
  const verified = await carryOut({ name: "verify", arguments: [] });
  for (const line of verified.lines) {
    const [stream, what = ""] = line.split("\t");
    say(what.includes("whole"), "record", `${stream}: ${what}`);
  }
  return { lines, code };
}

/** Time of the disk to have a page for good: every word waits for it. */
function flushMs(dataDir: string): { readonly median: number; readonly slow: number } {
  const file = join(dataDir, "checkup.tmp");
  const handle = openSync(file, "w", 0o600);
  const times: number[] = [];
  try {
    for (let i = 0; i < FLUSHES; i++) {
      const start = performance.now();
      writeSync(handle, Buffer.alloc(4096), 0, 4096, i * 4096);
      fsyncSync(handle);
      times.push(performance.now() - start);
    }
  } finally {
    closeSync(handle);
    rmSync(file, { force: true });
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[FLUSHES >> 1] ?? 0, slow: sorted.at(-1) ?? 0 };
}
