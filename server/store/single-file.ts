import { chmodSync, closeSync, fsyncSync, linkSync, openSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { OWNER_ONLY } from "./owner-only.ts";

/** A database and all that SQLite keeps beside it. */
export const sidesOf = (file: string): readonly string[] => [
  file,
  `${file}-wal`,
  `${file}-shm`,
  `${file}-journal`,
];

/** Leaves one file that is all there is: no log beside it. */
export function makeSingle(file: string): void {
  const db = new DatabaseSync(file);
  db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE");
  db.close();
}

/** Puts a file on disk under its name, with its content, or not at all; throws where somebody took the name meanwhile. */
export function putInPlace(partial: string, to: string): void {
  chmodSync(partial, OWNER_ONLY);
  sync(partial);
  linkSync(partial, to);
  rmSync(partial);
  sync(dirname(to));
}

export function sync(path: string): void {
  const handle = openSync(path, "r");
  fsyncSync(handle);
  closeSync(handle);
}
