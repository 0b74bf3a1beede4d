import { z } from "zod";
import type { Tables } from "./copy-tables.ts";
import type { Store } from "./store.ts";

/** The names of the marks among a database's facts about itself. */
export const MOVED = "moved";
export const ARRIVING = "arriving";

const markSchema = z.strictObject({ other: z.string(), at: z.number().int() });
/** The other database of a move, as people name it, and the instant. */
export type MoveMark = z.output<typeof markSchema>;

/** A mark as it is stored; one that cannot be read still counts. */
export function readMark(stored: string): MoveMark {
  try {
    return markSchema.parse(JSON.parse(stored));
  } catch {
    return { other: "another database", at: 0 };
  }
}

/** This database is not opened: its forum is in another one, or did not arrive here whole. */
export class Elsewhere extends Error {}

export const dayOfMove = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const elsewhere = (name: string, mark: typeof MOVED | typeof ARRIVING, stored: string): Elsewhere => {
  const { other, at } = readMark(stored);
  return new Elsewhere(
    mark === MOVED
      ? `The forum of ${name} was moved to ${other} on ${dayOfMove(at)}. It goes on there, and is not opened here again.`
      : `A move or a restore into ${name} did not end. Run it again; until then no forum is opened here.`,
  );
};

/** An open database that nobody else can open or write meanwhile. */
export type HeldDatabase = {
  /** For people: without a password. */
  readonly name: string;
  readonly tables: Tables;
  readonly rows: Pick<Store, "read" | "streams">;
  readonly close: () => Promise<void>;
};

export type MoveSource = HeldDatabase & {
  /** The mark of an earlier move from here; null: none. */
  readonly moved: MoveMark | null;
  /** Commits the mark: from then on no server opens this database. */
  readonly leave: (mark: MoveMark) => Promise<void>;
};

export type MoveTarget = HeldDatabase & {
  /** `arriving`: an earlier move into it did not end; null: that of a forum. */
  readonly state: "empty" | "arriving" | "forum";
  /** Begins a transaction in empty tables; what an earlier move left goes. No server opens it from then on. */
  readonly begin: (mark: MoveMark) => Promise<void>;
  readonly commit: () => Promise<void>;
  /** Takes the mark away: servers open it. */
  readonly open: () => Promise<void>;
};
