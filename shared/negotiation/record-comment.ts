import type { Opinion } from "../opinion.ts";
import type { CommentAct } from "./comment.ts";
import type { EntryOf } from "./record-negotiation.ts";

export function recordComment(opinion: Opinion, _entry: EntryOf<CommentAct>): Opinion {
  return opinion;
}
