import type { ClauseId, FootnoteId } from "../../shared/ids.ts";
import type { Tier } from "../../shared/clause.ts";

/** A question that an act asks before it is sent. The hash is that of the words at the press. */
export type Asked =
  | {
      readonly kind: "basis";
      /** Null: only the basis is being changed. */
      readonly mark: { readonly clauseId: ClauseId; readonly tier: Tier; readonly hash: string } | null;
      readonly brackets: number;
    }
  | { readonly kind: "lock"; readonly clauseId: ClauseId; readonly hash: string }
  | { readonly kind: "unlock"; readonly clauseId: ClauseId }
  | { readonly kind: "reopenMark"; readonly clauseId: ClauseId }
  | { readonly kind: "remove"; readonly clauseId: ClauseId }
  | { readonly kind: "changeKind"; readonly clauseId: ClauseId }
  | { readonly kind: "footnote"; readonly clauseId: ClauseId; readonly footnoteId: FootnoteId | null }
  | { readonly kind: "pen"; readonly clauseId: ClauseId | null }
  | { readonly kind: "consolidate"; readonly hash: string }
  | { readonly kind: "reopen" }
  | { readonly kind: "stage" }
  | { readonly kind: "number" }
  | { readonly kind: "restore" }
  | { readonly kind: "difference"; readonly clauseId: ClauseId; readonly since: "mark" | "settled" };
