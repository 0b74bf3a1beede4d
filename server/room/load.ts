import type { OpinionId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/minutes.ts";
import type { Opinion } from "../../shared/opinion.ts";
import { record } from "../../shared/record.ts";
import type { LogPosition } from "./log.ts";
import { EMPTY_LOG, entryOf } from "./log.ts";
import type { Row, Store } from "../store/store.ts";

const LOAD_ROWS = 1_000;

/** An Opinion replayed from its rows; `opinion` is null where there are none. */
export async function load(
  store: Store,
  id: OpinionId,
  into: { readonly onWords: (row: Row) => void; readonly apply: (updates: readonly Uint8Array[]) => void },
): Promise<{ readonly opinion: Opinion | null; readonly position: LogPosition }> {
  let opinion: Opinion | null = null;
  let position: LogPosition = EMPTY_LOG;
  const updates: Uint8Array[] = [];
  for (;;) {
    const rows = await store.read(id, position.seq, { limit: LOAD_ROWS });
    for (const row of rows) {
      position = { seq: row.seq, heads: { ...position.heads, [row.kind]: row.hash } };
      if (row.kind === "words") {
        updates.push(row.body);
        into.onWords(row);
      } else {
        opinion = record(opinion, entryOf<Entry>(row));
      }
    }
    if (rows.length < LOAD_ROWS) break;
  }
  into.apply(updates);
  return { opinion, position };
}
