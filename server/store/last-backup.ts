import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const noted = z.strictObject({ file: z.string(), at: z.number().int() });
export type NotedBackup = z.output<typeof noted>;
const noteFile = (dataDir: string): string => join(dataDir, "last-backup.json");

/** Kept beside the record, not in it: when the last backup was made, and where. */
export const noteBackup = (dataDir: string, backup: NotedBackup): void =>
  writeFileSync(noteFile(dataDir), JSON.stringify(backup), { mode: 0o600 });

export function lastBackup(dataDir: string): NotedBackup | null {
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
