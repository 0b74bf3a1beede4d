import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { CHECKUP_BACKUP_MS_MAX, CHECKUP_FLUSH_MS_MAX, CHECKUP_FREE_BYTES_MIN } from "../../shared/limits.ts";
import { lastBackupOf } from "../store/last-backup.ts";
import { lastPostgresBackup } from "./backup-postgres.ts";
import { checkPostgres } from "./checkup-postgres.ts";
import type { CommandLineRequest, Outcome } from "./outcome.ts";
import { databaseFile, type Settings } from "../setup/settings.ts";
import { say } from "./spoken.ts";

const FLUSHES = 25;

/** Checks before a meeting: a line each, `ok` or `look at this`; exit code 1 where there is any of those. */
export async function checkup(
  settings: Settings,
  carryOut: (asked: CommandLineRequest) => Promise<Outcome>,
): Promise<Outcome> {
  const lines: string[] = [];
  let code = 0;
  const tell = (isWell: boolean, what: string, found: string): void => {
    lines.push(`${say("checkup", isWell ? "well" : "look")}\t${what}\t${found}`);
    if (!isWell) code = 1;
  };

  const { dataDir, publicUrl, allowHttp, host, databaseUrl } = settings;
  const isLocal = host === "127.0.0.1" || host === "localhost" || host === "::1";
  const isSafe = publicUrl?.startsWith("https://") === true || (isLocal && !allowHttp);
  const shown = publicUrl ?? `http://${host}:${settings.port}`;
  tell(isSafe, say("checkup", "address"), isSafe ? shown : say("checkup", "noHttps", { address: shown }));
  if (!existsSync(dataDir)) {
    tell(false, say("checkup", "dataFolder"), say("checkup", "notThere", { folder: dataDir }));
    return { lines, code };
  }

  if (!statSync(dataDir).isDirectory()) {
    tell(false, say("checkup", "dataFolder"), say("checkup", "isNoFolder", { folder: dataDir }));
    return { lines, code };
  }
  const clock =
    databaseUrl !== null || existsSync(databaseFile(settings))
      ? await carryOut({ name: say("checkup", "clock"), arguments: [] })
      : { lines: [new Date().toISOString()], code: 0 };
  for (const line of clock.lines) tell(clock.code === 0, say("checkup", "clock"), line);
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  tell(
    free >= CHECKUP_FREE_BYTES_MIN,
    say("checkup", "disk"),
    say("checkup", "free", { mib: Math.round(free / 1024 / 1024), folder: dataDir }),
  );
  if (databaseUrl === null) {
    const flush = flushMs(dataDir);
    tell(
      flush.slow <= CHECKUP_FLUSH_MS_MAX,
      say("checkup", "flush"),
      say("checkup", "took", { median: flush.median.toFixed(1), n: FLUSHES, slow: flush.slow.toFixed(1) }),
    );
  } else await checkPostgres(databaseUrl, tell);
  const backup = databaseUrl === null ? lastBackupOf(dataDir) : await lastPostgresBackup(databaseUrl);
  const age = backup === null ? Infinity : Date.now() - backup.at;
  tell(
    age <= CHECKUP_BACKUP_MS_MAX,
    say("checkup", "backup"),
    backup === null
      ? say("checkup", "noBackup")
      : say("checkup", "backupAge", { file: backup.file, hours: Math.round(age / 3_600_000) }),
  );
  const verified = await carryOut({ name: "verify", arguments: [] });
  for (const line of verified.lines) {
    const [stream, what = "", ...heads] = line.split("\t");
    // A stream that is whole has the ends of its chains behind it.
    tell(
      verified.code === 0 || heads.length > 0,
      say("checkup", "record"),
      what === "" ? line : `${stream}: ${what}`,
    );
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
