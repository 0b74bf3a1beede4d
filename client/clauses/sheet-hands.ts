import type { ClauseId, DelegationId, UserId } from "../../shared/ids.ts";
import type { EditorWish } from "../editor/clause-keys.ts";
import type { SignTitles } from "../editor/drawn-signs.ts";
import type { DrawnAuthors } from "../editor/authors-of-drawn.ts";
import type { Carets } from "../editor/carets.ts";
import type { Underlines } from "../opinion/underlines.ts";

/** Functions of the sheet for its rows. The same object while language and people are the same, so that rows rest. */
export type SheetHands = {
  readonly authors: DrawnAuthors;
  readonly carets: Carets;
  readonly underlines: Underlines;
  /** Names of delegations, lower case, to tell attributions from brackets. */
  readonly names: () => ReadonlySet<string>;
  readonly titles: SignTitles;
  /** "clause b)". */
  readonly nameOf: (clause: ClauseId) => string;
  /** A delegation's symbol on the forum's list. */
  readonly symbolOf: (delegation: DelegationId) => string;
  /** A person inside a sentence: by delegation or office. */
  readonly spoken: (user: UserId, forumSeq?: number) => string;
  /** An instant in few words. */
  readonly brief: (at: number) => string;
  readonly onWish: (clause: ClauseId, wish: EditorWish) => void;
  readonly onSelect: (
    clause: ClauseId,
    selection: { readonly anchor: number; readonly head: number } | null,
  ) => void;
  /** Shows what is proposed and said on a clause. */
  readonly onSidePanel: (clause: ClauseId) => void;
  /** Opens the writing of a proposal on a clause; null: this person may not propose. */
  readonly onPropose: ((clause: ClauseId) => void) | null;
  /** Handles a key, with its modifiers, on a row that is not open for typing. Returns true if it used the key. */
  readonly onRowKey: (clause: ClauseId, chord: string) => boolean;
};

/** As far as the signs beside a clause need them. */
export type MarginHands = Pick<SheetHands, "nameOf" | "symbolOf" | "spoken" | "brief" | "onSidePanel">;
