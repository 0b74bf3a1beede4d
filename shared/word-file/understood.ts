import type { Kind } from "../clause.ts";
import type { ClauseId } from "../ids.ts";
import type { LeftOut } from "./word-file.ts";

/** A clause that a file is held against, as it stands. */
export type AgainstClause = {
  readonly id: ClauseId;
  readonly kind: Kind;
  readonly level: number;
  readonly number: string;
  readonly text: string;
  readonly hash: string;
};

/** How a paragraph of the file found its clause (rule X3). */
export type MatchedBy = "id" | "words" | "number" | "likeness" | "place";

/** What a file would propose, in the words of the room. */
export type UnderstoodProposal = {
  readonly n: number;
  readonly line: number;
  readonly kind: "add" | "change" | "delete";
  /** Of an added one, the clause that it follows. */
  readonly clauseId: ClauseId | null;
  /** Of the clause as it stands: what `propose` carries. */
  readonly hash: string | null;
  readonly text: string;
  /** Of an added one that is plainly of another kind than what follows there. */
  readonly clauseKind: Kind | null;
  readonly reason: string;
  /** Whose tracked changes it is made of; empty where the words just differ. */
  readonly authors: readonly string[];
  /** The other half of a move, by its `n`. */
  readonly movedWith: number | null;
  /** BCP 47. */
  readonly language: string;
  /** The file was made against other words of this clause than those that stand. */
  readonly movedOn: boolean;
  /** Not tracked, and so only seen by comparing. */
  readonly compared: boolean;
};

export type UnderstoodComment = {
  readonly n: number;
  readonly clauseId: ClauseId;
  readonly quote: string;
  readonly author: string;
  readonly text: string;
  readonly replies: readonly { readonly author: string; readonly text: string }[];
  readonly resolved: boolean;
};

export type NotUnderstood = {
  readonly line: number;
  readonly why:
    | LeftOut["what"]
    | "notOfThisText"
    | "tableWords"
    | "textBoxWords"
    | "commentNowhere"
    | "footnote"
    | "longerThanAClause"
    | "missing";
  /** The words that it is about, shortened. */
  readonly words: string;
};

/** What was understood of a Word file against a text, and what was not. Nothing of it is in the record. */
export type Understood = {
  readonly authors: readonly string[];
  /** Whether the file has this text at all: else it may be a new draft. */
  readonly isOfThisText: boolean;
  readonly language: string;
  /** The file is in another language than the text: words were not compared (rule X4). */
  readonly otherLanguage: boolean;
  readonly matched: readonly { readonly clauseId: ClauseId; readonly by: MatchedBy }[];
  readonly proposals: readonly UnderstoodProposal[];
  readonly comments: readonly UnderstoodComment[];
  readonly not: readonly NotUnderstood[];
};
