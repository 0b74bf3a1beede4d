import { setImmediate } from "node:timers/promises";
import { entryBodyOf } from "../room/log.ts";
import type { Row, Store } from "../store/store.ts";

/** Entries read between two turns of everybody else. */
const PAGE = 50;

const isOf = (row: Row, number: number): boolean => {
  // Most entries come from no file, and some are long: those are not read.
  const { buffer, byteOffset, byteLength } = row.body;
  if (!Buffer.from(buffer, byteOffset, byteLength).includes('"received"')) return false;
  const { received } = entryBodyOf(row);
  return (
    typeof received === "object" && received !== null && "number" in received && received.number === number
  );
};

/**
 * Whether entries of an Opinion were taken from the file with this number. The record knows, also where the server died
 * before the receipt said so.
 */
export async function isTakenFrom(
  store: Pick<Store, "read">,
  { stream, number }: { readonly stream: string; readonly number: number },
): Promise<boolean> {
  for (let after = 0; ; await setImmediate()) {
    const rows = await store.read(stream, after, { limit: PAGE, kind: "minutes" });
    const last = rows.at(-1);
    if (last === undefined) return false;
    if (rows.some((row) => isOf(row, number))) return true;
    after = last.seq;
  }
}

/** Whether one of these Opinions was opened from the file with this number: its first entry says so. */
export async function isOpenedFrom(
  store: Pick<Store, "read">,
  { streams, number }: { readonly streams: readonly string[]; readonly number: number },
): Promise<boolean> {
  for (const stream of streams) {
    const [first] = await store.read(stream, 0, { limit: 1, kind: "minutes" });
    if (first !== undefined && isOf(first, number)) return true;
  }
  return false;
}
