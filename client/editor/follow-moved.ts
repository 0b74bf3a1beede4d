import type { UndoManager } from "yjs";
import type { MovedRange } from "../../shared/clause/words.ts";
import type { Entry } from "../../shared/events/event.ts";

type StackItem = UndoManager["undoStack"][number];
type DeleteItem = { readonly clock: number; readonly len: number };

export const movedBy = (entry: Entry): readonly MovedRange[] =>
  entry.type === "clauseSplit" || entry.type === "clausesJoined" ? entry.moved : [];

/**
 * Words that the server copied (split, join) have new ids: what a person typed stays that person's to undo
 * where it is now. The old ids are left alone: in a join they are the removed clause's, which keeps its words.
 */
export function followMoved(stack: readonly StackItem[], moved: readonly MovedRange[]): void {
  for (const item of stack) {
    // Yjs reads no more of a DeleteItem than its clock and length.
    const clients = item.insertions.clients as Map<number, DeleteItem[]>;
    for (const { from, to } of moved) {
      const [client, start, length] = from;
      const stayed: DeleteItem[] = [];
      const gone: DeleteItem[] = [];
      for (const range of clients.get(client) ?? []) {
        const end = range.clock + range.len;
        const first = Math.max(range.clock, start);
        const last = Math.min(end, start + length);
        if (first >= last) {
          stayed.push(range);
          continue;
        }
        gone.push({ clock: to[1] + first - start, len: last - first });
        if (range.clock < first) stayed.push({ clock: range.clock, len: first - range.clock });
        if (last < end) stayed.push({ clock: last, len: end - last });
      }
      if (gone.length === 0) continue;
      clients.set(client, stayed);
      add(clients, to[0], gone);
    }
  }
}

/** Yjs searches these by halves: they stay in order. */
function add(clients: Map<number, DeleteItem[]>, client: number, more: readonly DeleteItem[]): void {
  const ranges = [...(clients.get(client) ?? []), ...more];
  clients.set(
    client,
    ranges.sort((a, b) => a.clock - b.clock),
  );
}
