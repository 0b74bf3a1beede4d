import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const noted = z.strictObject({ file: z.string(), at: z.number().int() });
export type NotedBackup = z.output<typeof noted>;
const noteFile = (dataDir: string): string => join(dataDir, "last-backup.json");

/** Kept beside the record, not in it: when the last backup was made, and where. */
export const noteBackup = (dataDir: string, backup: NotedBackup): void =>
  writeFileSync(noteFile(dataDir), JSON.stringify(backup), { mode: 0o600 });

/** Reads the note of the last backup; null: none was made. */
export type LastBackup = () => Promise<NotedBackup | null>;

/** The name of the note in a database that several machines share. */
export const BACKUP_NOTE = "backup";

export function lastBackupOf(dataDir: string): NotedBackup | null {
  if (!existsSync(noteFile(dataDir))) return null;
  return readNote(readFileSync(noteFile(dataDir), "utf8"));
}

/** A note that cannot be read tells of no backup. */
export function readNote(text: string): NotedBackup | null {
  try {
    return noted.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Notes of a database are read again after a while: health is asked for twice a second. */
const READ_AGAIN_MS = 60_000;

/** A note that is read from far away, as it was a while ago. While it cannot be read, the last one counts. */
export function rarely(read: LastBackup): LastBackup {
  let known: NotedBackup | null = null;
  let readAt = -Infinity;
  return async () => {
    if (performance.now() - readAt < READ_AGAIN_MS) return known;
    readAt = performance.now();
    known = await read().catch(() => known);
    return known;
  };
}
