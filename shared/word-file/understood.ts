import type { CommentSubject } from "../negotiation/comment.ts";
import type { Kind } from "../clause/clause.ts";
import type { ClauseId, CommentId, FootnoteId, ProposalId } from "../ids.ts";
import type { LeftOut, WordFileMade } from "./word-file.ts";
import type { FrozenClause } from "../opinion/base-text.ts";

/** Words in which a clause may have gone out, where they are not those that stand. */
export type WentOut = {
  /** The base text that they are of; null: the words that stand, read clean. */
  readonly baseText: number | null;
  readonly form: "whole" | "clean";
  readonly text: string;
  /** Of a clean one: what stood at each […], in order. */
  readonly undecided: readonly string[];
};

/** A clause that a file is held against, as it stands. */
export type AgainstClause = Omit<FrozenClause, "brackets"> & {
  readonly wentOut?: readonly WentOut[];
  /** Its footnotes, in the order of their places. */
  readonly notes?: readonly { readonly id: FootnoteId; readonly text: string }[];
};

/** The way by which a paragraph of the file found its clause (rule X3). */
export type MatchedBy = "id" | "words" | "number" | "likeness" | "place";

/** A proposal from a file, in the words of the room. */
export type UnderstoodProposal = {
  readonly n: number;
  readonly line: number;
  readonly kind: "add" | "change" | "delete";
  /** Of an added one, the clause that it follows. */
  readonly clauseId: ClauseId | null;
  /** The proposal whose words it would change; null: the text's. */
  readonly on: ProposalId | null;
  /** Of the clause, or of that proposal, as it stands: what `propose` carries. */
  readonly hash: string | null;
  readonly text: string;
  /** Of an added one that is plainly of another kind than what follows there. */
  readonly clauseKind: Kind | null;
  readonly reason: string;
  /** Authors of its tracked changes; empty if the words just differ. */
  readonly authors: readonly string[];
  /** The other half of a move, by its `n`. */
  readonly movedWith: number | null;
  /** BCP 47. */
  readonly language: string;
  /** Another language than the text's: words are not compared. */
  readonly otherLanguage: boolean;
  /** Made against other words of this clause than those that stand, which it does not touch: taken over to these. */
  readonly rebased: boolean;
  /** Made against other words than those that stand, and no machine tells what of them is meant. */
  readonly movedOn: boolean;
  /** Not tracked, and so only seen by comparing. */
  readonly compared: boolean;
  /** Words of it were struck through by hand: whoever takes it up says that they are meant as deleted (rule X18). */
  readonly byHand?: true;
};

export type UnderstoodComment = {
  readonly n: number;
  readonly on: CommentSubject;
  readonly quote: string;
  /** Place in the clause's words as they are, in UTF-16 units; null: the whole. */
  readonly place: { readonly start: number; readonly end: number } | null;
  readonly author: string;
  readonly text: string;
  readonly replies: readonly { readonly author: string; readonly text: string }[];
  readonly resolved: boolean;
  /** The first comment of the thread of the room that it answers; null: it begins one. */
  readonly replyTo: CommentId | null;
};

/** Somebody accepted or rejected a proposal's changes in Word: the room is told nothing by it. */
export type SettledInFile = {
  readonly proposalId: ProposalId;
  readonly label: string;
  readonly how: "accepted" | "rejected";
  readonly line: number;
};

/** A file's change to the footnotes of a clause. */
export type UnderstoodFootnote = {
  readonly n: number;
  readonly clauseId: ClauseId;
  readonly kind: "add" | "change" | "delete";
  /** Of one that stands; null for an added one. */
  readonly footnoteId: FootnoteId | null;
  /** Behind which character of the clause's words as they stand, in UTF-16 units. */
  readonly at: number;
  /** As it would read; of a deleted one as it stands. */
  readonly text: string;
};

export type NotUnderstood = {
  readonly line: number;
  readonly why:
    | LeftOut["what"]
    | "notOfThisText"
    | "goneSince"
    | "besideText"
    | "undecided"
    | "frameWords"
    | "proposalEnded"
    | "mixedWithOthers"
    | "tableWords"
    | "textBoxWords"
    | "commentNowhere"
    | "footnote"
    | "longerThanAClause"
    | "missing"
    | "masthead"
    | "anotherText"
    | "comment"
    | "putInTracked"
    | "struckTracked"
    | "paragraphTracked"
    | "runningProposal";
  /** The words that it is about, shortened. */
  readonly words: string;
  /** As the file names whoever said or changed it. */
  readonly author?: string;
};

/** Understood and rejected parts of a Word file against a text. Nothing of it is in the record. */
export type Understood = {
  readonly authors: readonly string[];
  /** The file's own statement, if it is one of ours. */
  readonly made: WordFileMade | null;
  /** Of a bilingual working copy: for how many paragraphs of the text it has words in the other language. */
  readonly filledIn: { readonly filled: number; readonly of: number } | null;
  /** False: the file does not have this text, and may be a new draft. */
  readonly isOfThisText: boolean;
  readonly language: string;
  /** The file is in another language than the text: words were not compared (rule X4). */
  readonly otherLanguage: boolean;
  readonly matched: readonly { readonly clauseId: ClauseId; readonly by: MatchedBy }[];
  readonly proposals: readonly UnderstoodProposal[];
  readonly comments: readonly UnderstoodComment[];
  readonly footnotes: readonly UnderstoodFootnote[];
  /** The row at which the file went out, if the server made it again; null: it was read by its words. */
  readonly sentAt: number | null;
  readonly settled: readonly SettledInFile[];
  readonly not: readonly NotUnderstood[];
};
