import { LINE_WHOLE_MS } from "../../shared/limits.ts";
import { ARRIVING, elsewhere, MOVED, type MoveMark } from "../store/moving.ts";
import type { Ask } from "./line.ts";

type Marked = typeof MOVED | typeof ARRIVING;

export const markOn = async (ask: Ask, name: Marked): Promise<string | null> => {
  const { rows } = await ask("SELECT value FROM cluster WHERE name = $1", [name]);
  return rows[0] === undefined ? null : String(rows[0]["value"]);
};

export const markDatabase = (ask: Ask, name: Marked, mark: MoveMark): Promise<unknown> =>
  ask(
    "INSERT INTO cluster (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    [name, JSON.stringify(mark)],
    { writes: true, deadlineMs: LINE_WHOLE_MS },
  );

/** Throws Elsewhere where no server may open this database. */
export async function refuseMovedDatabase(ask: Ask, name: string): Promise<void> {
  for (const mark of [MOVED, ARRIVING] as const) {
    const stored = await markOn(ask, mark);
    if (stored !== null) throw elsewhere(name, mark, stored);
  }
}
