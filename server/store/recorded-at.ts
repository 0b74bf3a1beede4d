import type { Store } from "./store.ts";

/** Instant at which a row was recorded, whenever its state is asked for. Rejects with BadRow. */
export async function recordedAt(store: Store, stream: string, seq: number): Promise<number> {
  const [row] = await store.read(stream, seq - 1, { limit: 1 });
  if (row === undefined) throw new Error(`${stream} has no row ${seq}`);
  return row.at;
}
