import type { Entry } from "../../shared/events/event.ts";
import type { Store } from "../store/store.ts";
import { entryOf } from "../store/chain-writer.ts";

const PAGE_ROWS = 500;

/** The streams of an Opinion's drafts, whose words are documents of their own, as far as its rows can be read. */
export async function draftsIn(store: Pick<Store, "read">, opinion: string): Promise<readonly string[]> {
  const drafts: string[] = [];
  try {
    for (let after = 0; ;) {
      const rows = await store.read(opinion, after, { limit: PAGE_ROWS, kind: "minutes" });
      for (const row of rows) {
        after = row.seq;
        const entry = entryOf<Entry>(row);
        if (entry.type === "proposalDrafted") drafts.push(entry.proposalId);
      }
      if (rows.length < PAGE_ROWS) return drafts;
    }
  } catch {
    // That a row is not right is said of the Opinion itself.
    return drafts;
  }
}
