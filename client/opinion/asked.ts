import type { ClauseId, DelegationId, FootnoteId } from "../../shared/ids.ts";
import type { Pending } from "../../shared/clause/pending.ts";
import type { Bracketing } from "../brackets/bracket-dialog.tsx";
import type { EndingBracket } from "../brackets/end-bracket-dialog.tsx";
import type { Spoken } from "./use-speaking.ts";
import type { SilenceAsked } from "../silence/silence-asked.ts";
import type { Marking } from "../consensus/mark-dialog.tsx";

/** A question that an act asks before it is sent. The hash is that of the words at the press. */
export type Asked =
  | { readonly kind: "basis" }
  | ({ readonly kind: "bracket" } & Bracketing)
  | ({ readonly kind: "endBracket" } & EndingBracket)
  | ({ readonly kind: "mark" } & Marking)
  | ({ readonly kind: "position" } & Spoken)
  | {
      readonly kind: "liftPending";
      readonly clauseId: ClauseId;
      readonly pending: Pending;
      readonly hash: string;
    }
  | { readonly kind: "sendForward"; readonly clauseId: ClauseId; readonly hash: string }
  | { readonly kind: "park" | "takeUp" | "huddle"; readonly clauseId: ClauseId }
  | { readonly kind: "closeObjection"; readonly clauseId: ClauseId; readonly delegationId: DelegationId }
  | { readonly kind: "correct"; readonly clauseId: ClauseId; readonly hash: string; readonly text: string }
  | { readonly kind: "contest"; readonly clauseId: ClauseId; readonly correctionSeq: number }
  | { readonly kind: "lock"; readonly clauseId: ClauseId; readonly hash: string }
  | { readonly kind: "unlock"; readonly clauseId: ClauseId }
  | { readonly kind: "reopenMark"; readonly clauseId: ClauseId }
  | { readonly kind: "remove"; readonly clauseId: ClauseId }
  | { readonly kind: "changeKind"; readonly clauseId: ClauseId }
  | { readonly kind: "footnote"; readonly clauseId: ClauseId; readonly footnoteId: FootnoteId | null }
  | { readonly kind: "pen"; readonly clauseId: ClauseId | null }
  | { readonly kind: "consolidate" }
  | { readonly kind: "cleanUp" }
  | { readonly kind: "enBloc" }
  /** All of them, one opened to be read: the last, where none is named. */
  | { readonly kind: "baseTexts"; readonly n: number | null }
  | { readonly kind: "reopen" }
  | { readonly kind: "stage" }
  | { readonly kind: "number" }
  /** The hat to put on. */
  | { readonly kind: "hat"; readonly hat: "lead" | "own" }
  | { readonly kind: "restore" }
  | { readonly kind: "silence"; readonly ask: SilenceAsked }
  | { readonly kind: "difference"; readonly clauseId: ClauseId; readonly since: "mark" | "settled" };
