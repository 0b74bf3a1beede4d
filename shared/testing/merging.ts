import type { SingleCommand } from "../commands/commands.ts";
import { type DelegationId, delegationId, type RevisionId } from "../ids.ts";
import { type Merge, type MergeRow, mergeRowHash, rowText } from "../merging/merge.ts";
import { mergingOf, resultHash, type Revision } from "../merging/merging.ts";
import { provenanceOf } from "../merging/provenance.ts";
import type { TestRoom, Who } from "./room.ts";

type Take = Extract<SingleCommand, { type: "takeMergeInput" }>["from"];

/** The desk of a test's room: what its people do there in a few words. */
export function openTestDesk(room: TestRoom, openness: Merge["openness"] = "private") {
  room.as("lead").must({ type: "openMerge", openness });
  const merge = (): Merge => mergingOf(room.opinion()).merges.at(-1)!;
  const row = (words: string): MergeRow => {
    const found = merge().rows.find((one) => rowText(merge(), one).includes(words));
    if (found === undefined) throw new Error(`no row says ${words}`);
    return found;
  };
  const seen = (words: string) => {
    const one = row(words);
    return { mergeId: merge().id, rowId: one.id, hash: mergeRowHash(merge(), one) } as const;
  };
  return {
    merge,
    row,
    texts: (): string[] => merge().rows.map((one) => rowText(merge(), one)),
    take: (from: Take, who: Who = "lead") =>
      room.as(who).must({ type: "takeMergeInput", mergeId: merge().id, from }),
    takeText: (name: string, symbol: string, ...lines: readonly string[]) =>
      room.as("lead").must({
        type: "takeMergeInput",
        mergeId: merge().id,
        from: {
          kind: "text",
          name,
          whose: [delegationId(symbol) satisfies DelegationId],
          text: lines.join("\n\n"),
        },
      }),
    seen,
    write: (words: string, text: string, who: Who = "lead") =>
      room.as(who).must({ type: "writeMergeRow", ...seen(words), text }),
    drop: (words: string, reason: string, who: Who = "lead") =>
      room.as(who).must({ type: "dropMergeRow", ...seen(words), reason }),
    publish: (name = "Facilitator's text", who: Who = "lead"): Revision => {
      const hash = resultHash(provenanceOf(merge()));
      const mergeId = merge().id;
      room.as(who).must({ type: "publishRevision", mergeId, name, whose: "lead", hash });
      return mergingOf(room.opinion()).revisions.at(-1)!;
    },
    basis: (id: RevisionId): Extract<SingleCommand, { type: "takeAsBasis" }> => ({
      type: "takeAsBasis",
      revisionId: id,
      revisionHash: mergingOf(room.opinion()).revisions.find((one) => one.id === id)!.hash,
      hash: room.document().hash,
    }),
  };
}
