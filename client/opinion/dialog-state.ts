import type { Tier } from "../../shared/clause/clause.ts";
import type { BracketId, ClauseId, DelegationId, FootnoteId } from "../../shared/ids.ts";
import type { Obstacle } from "../../shared/standing/in-the-way.ts";
import type { Pending } from "../../shared/clause/pending.ts";
import type { SelectedRange } from "./selected-range.ts";
import type { Spoken } from "./use-speaking.ts";
import type { SilenceDialogState } from "./silence-dialog-state.ts";

export type Bracketing = {
  readonly clauseId: ClauseId;
  readonly hash: string;
  /** The clause's words at the press, and what of them was selected. */
  readonly text: string;
  readonly selected: SelectedRange | null;
};

export type EndingBracket = {
  readonly bracketId: BracketId;
  readonly how: "withdraw" | "lift";
  readonly hash: string;
  /** By the secretariat, as its delegation told it to. */
  readonly onWord?: true;
};

export type Marking = {
  readonly clauseId: ClauseId;
  readonly tier: Tier;
  readonly hash: string;
  /** Obstacles when the act was pressed; those that come while it is open stand there too. */
  readonly obstacles: readonly Obstacle[];
  /** Opened to name for whom or what the agreement waits. */
  readonly withPending: boolean;
};

/** A question that an act asks before it is sent. The hash is that of the words at the press. */
export type DialogState =
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
  | { readonly kind: "reopen" }
  | { readonly kind: "stage" }
  | { readonly kind: "number" }
  /** The acting role to take. */
  | { readonly kind: "hat"; readonly hat: "lead" | "own" }
  | { readonly kind: "restore" }
  | { readonly kind: "silence"; readonly ask: SilenceDialogState }
  | { readonly kind: "difference"; readonly clauseId: ClauseId; readonly since: "mark" | "settled" };
