import { setImmediate } from "node:timers/promises";
import type { Command } from "../../shared/commands/commands.ts";
import { SLICE_MS } from "../../shared/limits.ts";
import { findMerge } from "../../shared/merging/merging.ts";
import { provenanceIn } from "../../shared/merging/provenance.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { singles } from "./drafts.ts";

/**
 * Composes the rows of what is to be published, a few at a time, so that the act itself finds them composed and holds nobody
 * up; null where nothing is published. Rows that somebody changes meanwhile are composed anew in the act.
 */
export function rowsComposed(asked: Command, opinion: Opinion): Promise<void> | null {
  const merges = singles(asked).flatMap((one) => {
    const merge = one.type === "publishRevision" ? findMerge(opinion, one.mergeId) : undefined;
    return merge === undefined ? [] : [merge];
  });
  if (merges.length === 0) return null;
  return (async () => {
    for (const merge of merges) {
      const compose = provenanceIn(merge);
      let until = performance.now() + SLICE_MS;
      for (const row of merge.rows) {
        if (performance.now() > until) {
          await setImmediate();
          until = performance.now() + SLICE_MS;
        }
        compose(row);
      }
    }
  })();
}
