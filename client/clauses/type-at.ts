import type { ClauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import type { CaretWish } from "../editor/caret-wish.ts";
import type { PageRoom } from "../room/room.ts";
import { TYPED } from "../room/typed.ts";

/** Types words at the caret, as if their author had typed them there. Returns the offset where they begin. */
export function typeAt(room: PageRoom, clause: ClauseId, caret: CaretWish, words: string): number {
  const text = rootText(room.doc(), clause);
  const start = startOf(caret, text?.length ?? 0);
  if (text !== null && words !== "") room.doc().transact(() => text.insert(start, words), TYPED);
  return start;
}

const startOf = (caret: CaretWish, length: number): number =>
  caret.kind === "offset" ? Math.min(caret.at, length) : caret.kind === "end" ? length : 0;
