import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { Author, Deletion } from "../../shared/wire/protocol.ts";
import type { Words } from "../../shared/clause/words.ts";

/** What one reader may have of an Opinion (rule Q2). */
export type RoomView = {
  readonly opinion: Opinion;
  /** Of the last row, words included. */
  readonly seq: number;
  readonly words: Words;
  readonly document: OpinionDocument;
  readonly authors: readonly Author[];
  readonly deletions: readonly Deletion[];
  readonly head: string;
};
