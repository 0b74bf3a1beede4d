import type { ClauseId, ProposalId } from "../ids.ts";
import type { SentMark } from "./sent-mark.ts";
import type { WorkLanguage } from "../text/work-language.ts";

/** Author of a tracked change, as the file names them, and when (ISO 8601, or empty). */
export type FileChangeAuthor = {
  readonly author: string;
  readonly at: string;
  /** The move that it is one half of, by its name in the file; null for plain insertions and deletions. */
  readonly move: string | null;
};

/** Words of one paragraph with the same history. Inserted by one and deleted by another, they have both. */
export type FileRun = {
  readonly text: string;
  readonly added: FileChangeAuthor | null;
  readonly removed: FileChangeAuthor | null;
  /** Struck through as a look and without tracking: read as a deletion that somebody may have meant (rule X18). */
  readonly struckByHand?: true;
};

/** Words that a comment stands at, as offsets in all words of its paragraph, struck ones too. */
export type CommentAnchor = { readonly comment: string; readonly start: number; readonly end: number };

/** A paragraph as the file has it, with what was struck and what was put in. */
export type WordParagraph = {
  /** Its place in the file, from 1. */
  readonly line: number;
  /** The name of its style, in small letters; empty for none. */
  readonly style: string;
  /** 0 to 8 for a heading. */
  readonly outline: number | null;
  /** The number that Word prints before it by itself, as it stood before the tracked changes; empty for none. */
  readonly number: string;
  readonly where: "body" | "table" | "textBox";
  /** As it stands on the page without what was struck: also what our own files print around the words. */
  readonly printed: string;
  readonly runs: readonly FileRun[];
  /** Of its mark: an inserted mark parted this paragraph from the next one, a deleted one joins them. */
  readonly markAdded: FileChangeAuthor | null;
  readonly markRemoved: FileChangeAuthor | null;
  /** Clauses named by hidden tags or bookmarks on it. */
  readonly tags: readonly ClauseId[];
  /** The place of a clause's words in another language, in a bilingual working copy. */
  readonly work: WorkPlace | null;
  /** A proposal of the room that stands beside the text in our own files: no paragraph of the text. */
  readonly proposal: ProposalId | null;
  /** Of a cell, from 0 in its row; null outside tables. */
  readonly column: number | null;
  readonly anchors: readonly CommentAnchor[];
  /** Ids of footnotes that hang on it, with their offset in all its words. */
  readonly footnotes: readonly FootnoteSign[];
  /** BCP 47, of most of its words; empty where the file says none. */
  readonly language: string;
  readonly rightToLeft: boolean;
};

export type WorkPlace = { readonly clauseId: ClauseId; readonly language: WorkLanguage };

/** Our own files' statement, kept through editing: which text, as it went out in which form. */
export type WordFileMade = {
  readonly opinion: string;
  /** The base text that was in force; 0 before the first. */
  readonly baseText: number;
  readonly form: string;
};

export type WordComment = {
  readonly id: string;
  readonly author: string;
  readonly at: string;
  readonly text: string;
  /** The comment that it answers. */
  readonly parent: string | null;
  readonly resolved: boolean;
};

export type FootnoteSign = {
  readonly id: string;
  readonly at: number;
  readonly added: FileChangeAuthor | null;
  readonly removed: FileChangeAuthor | null;
};

export type WordFootnote = { readonly id: string; readonly runs: readonly FileRun[] };

export const LEFT_OUT = [
  "picture",
  "object",
  "control",
  "hiddenWords",
  "struckByHand",
  "underlinedByHand",
  "strangeSign",
  "formula",
  "formatting",
  "numbering",
  "headerRevision",
  "footnoteRevision",
  "subDocument",
  "properties",
] as const;

/** Something in the file that is no words, or none that can be proposed: told, never dropped in silence. */
export type LeftOut = {
  readonly line: number;
  readonly what: (typeof LEFT_OUT)[number];
  /** Its subject, shortened, if that is less than the paragraph. */
  readonly words?: string;
};

/** Counts by fate of each tracked insertion, deletion and half of a move: together they are all that the file has. */
export type RevisionTally = {
  /** Around words of the text. */
  readonly words: number;
  /** Of a paragraph's mark. */
  readonly marks: number;
  /** Of a table's row or cell: of all words in it. */
  readonly rows: number;
  /** Around nothing that can be read: a field's code, a page break. */
  readonly empty: number;
  /** Of a list's number, which follows from the place here. */
  readonly numbering: number;
  /** In headers, footers and footnotes: told, not proposed. */
  readonly elsewhere: number;
  /** A second copy for older programs. */
  readonly repeated: number;
};

/** A Word file as read: pure data, nothing of it trusted further. */
export type WordFile = {
  /** Null: not one of ours, or what it said of itself is gone. */
  readonly made: WordFileMade | null;
  /** From which row of the record it was made; null: it does not say. */
  readonly mark: SentMark | null;
  readonly paragraphs: readonly WordParagraph[];
  readonly comments: readonly WordComment[];
  readonly footnotes: readonly WordFootnote[];
  readonly leftOut: readonly LeftOut[];
  readonly revisions: RevisionTally;
};
