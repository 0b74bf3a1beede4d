import type { Entry } from "../../shared/events/event.ts";
import type { Merge } from "../../shared/merging/merge.ts";
import { mergeAfter } from "../../shared/events/merging-events.ts";

/** A merge as its address gives it: as of an entry. */
export type MergeAnswer = { readonly seq: number; readonly merge: Merge };

/**
 * Follows a merge by the newest entries of its room, each taken once; rows that no act touched stay the same objects.
 * Null where entries that led on from it are no longer on the page: then it is asked for anew.
 */
export function openFollowedMerge(answer: MergeAnswer): (entries: readonly Entry[]) => Merge | null {
  let { seq, merge } = answer;
  return (entries) => {
    const fresh = entries.filter((entry) => entry.seq > seq);
    // Entries that this reader may not see are no acts at this desk: a gap in the numbers is none in the work.
    if (fresh.length === entries.length && entries.length >= PAGE_ENTRIES_FULL) return null;
    for (const entry of fresh) {
      if ("mergeId" in entry && entry.mergeId === merge.id && isAtDesk(entry))
        merge = mergeAfter(merge, entry);
      ({ seq } = entry);
    }
    return merge;
  };
}

/** So many entries a page keeps at most: where all are new, older ones may have gone. */
const PAGE_ENTRIES_FULL = 500;

type AtDesk = Extract<Entry, { type: Parameters<typeof mergeAfter>[1]["type"] }>;

const isAtDesk = (entry: Entry): entry is AtDesk => entry.type.startsWith("merge");
