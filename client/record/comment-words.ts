import type { CommentAct } from "../../shared/negotiation/comment.ts";
import type { EntryOf } from "../../shared/negotiation/record-negotiation.ts";
import type { EntryWords, Telling } from "./entry-words.ts";

export function commentWords(entry: EntryOf<CommentAct>, { whom }: Telling): EntryWords {
  return { sentence: `${whom(entry.by).spoken}: ${entry.type}`, reason: "", words: "" };
}
