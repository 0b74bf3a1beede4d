import type { Store } from "./store.ts";

/** When a row was recorded: the instant of what it left, whenever that is asked for. Rejects with BadRow. */
export async function recordedAt(store: Store, stream: string, seq: number): Promise<number> {
  const [row] = await store.read(stream, seq - 1, { limit: 1 });
  if (row === undefined) throw new Error(`${stream} has no row ${seq}`);
  return row.at;
}
