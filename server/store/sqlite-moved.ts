import type { DatabaseSync } from "node:sqlite";
import { ARRIVING, elsewhere, MOVED, type MoveMark } from "./moving.ts";
import { sumOf } from "./sqlite-format.ts";

/** The stored mark of an open file of this format; null: none. */
export function markIn(db: DatabaseSync, name: typeof MOVED | typeof ARRIVING): string | null {
  const found = db.prepare("SELECT value FROM meta WHERE name = ?").get(name);
  return found === undefined ? null : String(found["value"]);
}

export function setMark(db: DatabaseSync, name: typeof MOVED | typeof ARRIVING, mark: MoveMark | null): void {
  db.prepare("DELETE FROM meta WHERE name = ?").run(name);
  if (mark === null) return;
  const value = JSON.stringify(mark);
  db.prepare("INSERT INTO meta (name, value, sum) VALUES (?, ?, ?)").run(name, value, sumOf([name, value]));
}

/** Throws Elsewhere where no server may open this file. */
export function refuseMoved(db: DatabaseSync, file: string): void {
  for (const name of [MOVED, ARRIVING] as const) {
    const mark = markIn(db, name);
    if (mark !== null) throw elsewhere(file, name, mark);
  }
}

/** A forum that comes from a file of its own begins anew: marks of a move belong to where it was. */
export function forgetMoves(db: DatabaseSync): void {
  for (const name of [MOVED, ARRIVING] as const) setMark(db, name, null);
}
