import type { UndoManager } from "yjs";
import type { MovedRange } from "../../shared/clause.ts";
import type { Entry } from "../../shared/minutes.ts";

type StackItem = UndoManager["undoStack"][number];
type DeleteItem = { readonly clock: number; readonly len: number };

export const movedBy = (entry: Entry): readonly MovedRange[] =>
  entry.type === "clauseSplit" || entry.type === "clausesJoined" ? entry.moved : [];

/**
 * Words that the server copied (split, join) have new ids: what a person typed stays that person's to undo
 * where it is now. The old ids stay too; deleting what is gone already does nothing.
 */
export function followMoved(stack: readonly StackItem[], moved: readonly MovedRange[]): void {
  for (const item of stack) {
    // Yjs reads no more of a DeleteItem than its clock and length.
    const clients = item.insertions.clients as Map<number, DeleteItem[]>;
    for (const { from, to } of moved) {
      const [client, start, length] = from;
      for (const range of clients.get(client) ?? []) {
        const first = Math.max(range.clock, start);
        const end = Math.min(range.clock + range.len, start + length);
        if (first < end) add(clients, to[0], { clock: to[1] + first - start, len: end - first });
      }
    }
  }
}

/** Yjs searches these by halves: they stay in order. */
function add(clients: Map<number, DeleteItem[]>, client: number, range: DeleteItem): void {
  const ranges = [...(clients.get(client) ?? []), range];
  clients.set(
    client,
    ranges.sort((a, b) => a.clock - b.clock),
  );
}
