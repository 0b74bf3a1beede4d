import type { ClauseId } from "../ids.ts";
import type { ClausePlace } from "./version-text.ts";

type Chars = { readonly text: string; readonly client: number; readonly clock: number };
/** The same characters, or those that they are copies of, in the version before. */
type Was = { readonly was: readonly [client: number, clock: number] };

/** A stretch of a clause between two versions; `client` and `clock` are those of its first character. */
export type Piece =
  | (Chars & Was & { readonly kind: "same" })
  | (Chars & { readonly kind: "added" })
  | (Chars & { readonly kind: "removed" })
  /** Stood elsewhere before: in another clause, or in another place of this one. */
  | (Chars & Was & { readonly kind: "movedIn"; readonly from: ClauseId })
  | (Chars & { readonly kind: "movedOut"; readonly to: ClauseId });

/** `changed` and `moved` are said of one that is in both; one that moved may have changed too. */
export type ClauseChange = "same" | "changed" | "added" | "removed" | "moved";

/** One clause in two versions: in the order of the later one, with what was removed where it stood. */
export type ComparedClause = {
  readonly id: ClauseId;
  readonly change: ClauseChange;
  /** Null where it was not there. */
  readonly before: ClausePlace | null;
  readonly after: ClausePlace | null;
  readonly pieces: readonly Piece[];
};

export const stoodBefore = ({ kind }: Piece): boolean =>
  kind === "same" || kind === "removed" || kind === "movedOut";
export const standsNow = ({ kind }: Piece): boolean =>
  kind === "same" || kind === "added" || kind === "movedIn";
