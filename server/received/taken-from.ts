import { setImmediate } from "node:timers/promises";
import { entryBodyOf } from "../store/chain-writer.ts";
import type { ReceivedFile, Row, Store } from "../store/store.ts";

/** Entries read between two turns of everybody else. */
const PAGE = 50;

/** Numbers count by owner: the instant and the file's hash tell whose it is. */
type Receipt = Pick<ReceivedFile, "number" | "at" | "sha256">;

const isOf = (row: Row, { number, at, sha256 }: Receipt): boolean => {
  // Most entries come from no file, and some are long: those are not read.
  const { buffer, byteOffset, byteLength } = row.body;
  if (!Buffer.from(buffer, byteOffset, byteLength).includes('"received"')) return false;
  const { received } = entryBodyOf(row);
  if (typeof received !== "object" || received === null) return false;
  const named = received as Partial<Receipt>;
  return named.number === number && named.at === at && named.sha256 === sha256;
};

/**
 * Tells if entries of an Opinion were taken from this file. The record knows it even if the server died
 * before it wrote the receipt.
 */
export async function isTakenFrom(
  store: Pick<Store, "read">,
  file: Receipt & Pick<ReceivedFile, "stream">,
): Promise<boolean> {
  for (let after = 0; ; await setImmediate()) {
    const rows = await store.read(file.stream, after, { limit: PAGE, kind: "minutes" });
    const last = rows.at(-1);
    if (last === undefined) return false;
    if (rows.some((row) => isOf(row, file))) return true;
    after = last.seq;
  }
}

/** Tells if one of these Opinions was opened from this file: its first entry says so. */
export async function isOpenedFrom(
  store: Pick<Store, "read">,
  { streams, file }: { readonly streams: readonly string[]; readonly file: Receipt },
): Promise<boolean> {
  for (const stream of streams) {
    const [first] = await store.read(stream, 0, { limit: 1, kind: "minutes" });
    if (first !== undefined && isOf(first, file)) return true;
  }
  return false;
}
