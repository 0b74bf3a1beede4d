import { sha256Hex } from "../text/hash.ts";
import type { Tier } from "../clause/clause.ts";
import type { ClauseId, MergeId, MergeRowId, RevisionId } from "../ids.ts";
import type { Merge } from "./merge.ts";
import type { Provenance } from "./provenance.ts";
import type { Logged } from "../signed.ts";
import type { ClauseThere } from "./across.ts";

/** Under whose responsibility a revision stands. */
export const RESPONSIBLE = ["lead", "chair", "managementTeam"] as const;
export type Responsible = (typeof RESPONSIBLE)[number];

/** A redraft that stands beside the working text and replaces nothing (rule U7). */
export type Revision = Logged & {
  readonly id: RevisionId;
  readonly mergeId: MergeId;
  readonly name: string;
  readonly whose: Responsible;
  readonly hash: string;
  /** Its clauses in order, and what is not in it: the provenance table. */
  readonly rows: readonly Provenance[];
  /** Instant at which the group took it as the basis for discussion, and the clauses that its new rows became. */
  readonly basis:
    | (Logged & {
        readonly made: readonly { readonly rowId: MergeRowId; readonly clauseId: ClauseId }[];
      })
    | null;
};

/** A lead's word that the text of its group may go on, for the very words that it saw (rule U10). */
export type Cleared = Logged & {
  readonly hash: string;
};

/** The clause's place before it was brought here from another Opinion. */
export type BroughtFrom = Omit<ClauseThere, "kind"> & {
  readonly opinionNumber: string;
  readonly mark: { readonly tier: Tier; readonly at: number } | null;
};

export type Brought = Logged & {
  readonly clauseId: ClauseId;
  readonly from: BroughtFrom;
};

/** The desk's state of an Opinion. A reader's copy holds the private merges only where the reader works on them. */
export type Merging = {
  readonly merges: readonly Merge[];
  readonly revisions: readonly Revision[];
  readonly cleared: Cleared | null;
  readonly brought: readonly Brought[];
};

/** The part of an Opinion in which it stands. */
type WithMerging = { readonly merging?: Merging };

export const NOTHING_MERGED: Merging = { merges: [], revisions: [], cleared: null, brought: [] };

export const mergingOf = ({ merging }: WithMerging): Merging => merging ?? NOTHING_MERGED;

export const findMerge = (opinion: WithMerging, id: MergeId): Merge | undefined =>
  mergingOf(opinion).merges.find((one) => one.id === id);

export const findRevision = (opinion: WithMerging, id: RevisionId): Revision | undefined =>
  mergingOf(opinion).revisions.find((one) => one.id === id);

/** SHA-256 of the clauses that a table gives, in order. */
export const resultHash = (rows: readonly Provenance[]): string =>
  sha256Hex(
    rows.flatMap(({ kind, level, text }) => (text === "" ? [] : [`${kind} ${level} ${text}`])).join("\n"),
  );

/** The lead's approval holds while the text is the one that it saw. */
export const isCleared = (opinion: WithMerging, hash: string): boolean =>
  clearingOf(opinion, hash) === "holds";

/** Cleared on these very words, on other ones, or not at all. */
export type Clearing = "none" | "holds" | "otherWords";

export function clearingOf(opinion: WithMerging, hash: string): Clearing {
  const { cleared } = mergingOf(opinion);
  return cleared === null ? "none" : cleared.hash === hash ? "holds" : "otherWords";
}

/** The clause of this Opinion that a line of a revision is, once there is one. */
export const clauseOfRow = (revision: Revision, row: Provenance): ClauseId | null =>
  row.clauseId ?? revision.basis?.made.find(({ rowId }) => rowId === row.rowId)?.clauseId ?? null;
