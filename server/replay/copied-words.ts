import type { AuthorId } from "../../shared/ids.ts";
import type { OpinionEvent } from "../../shared/events/event.ts";
import type { Edit } from "../../shared/clause/words.ts";
import type { CopiedWords } from "../store/store.ts";

/** Server-owned ids that the edits used, and the map from the old characters to the new: kept in the row for good. */
export function copiedWords(
  edits: readonly Edit[],
  events: readonly OpinionEvent[],
  { standIns, seam }: { readonly standIns: ReadonlyMap<number, AuthorId>; readonly seam: number },
): CopiedWords {
  const used = new Map<number, AuthorId>();
  for (const edit of edits) {
    if (edit.kind === "delete") continue;
    for (const run of edit.runs) {
      const user = standIns.get(run.client);
      if (user !== undefined) used.set(run.client, user);
    }
  }
  const moved = events.flatMap((event) => {
    if (event.type !== "clauseSplit" && event.type !== "clausesJoined") return [];
    // A split deletes the originals; a joined clause keeps them, to be restored with them.
    const how = event.type === "clausesJoined" ? { of: event.second } : { seam };
    return event.moved.map(({ from, to }) => ({ from: [...from], to: [...to], ...how }));
  });
  return { standIns: [...used], moved };
}
