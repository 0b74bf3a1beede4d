import { documentOf } from "../../shared/opinion-document.ts";
import type { OpinionId } from "../../shared/ids.ts";
import type { Store } from "../store/store.ts";
import { behindOf } from "./authors.ts";
import { load } from "./load.ts";
import type { RoomForum, RoomView } from "./room.ts";

/**
 * An Opinion's words and record as they were right after a row, rebuilt from its rows, each of them checked. Null
 * where there was no such row, or no Opinion yet. Rejects with BadRow.
 */
export async function versionAt(
  { store, forum }: { readonly store: Store; readonly forum: Pick<RoomForum, "names" | "person"> },
  id: OpinionId,
  seq: number,
): Promise<RoomView | null> {
  const { opinion, position, sheet, authors } = await load(store, id, {
    behind: behindOf(forum.person),
    to: seq,
  });
  if (opinion === null || position.seq !== seq) return null;
  const words = sheet.words();
  const head = position.heads.minutes;
  return {
    opinion,
    seq,
    words,
    document: documentOf(opinion, words, { names: forum.names(), head }),
    authors: authors.authors(),
    deletions: authors.deletionsFor(opinion.clauses),
    head,
  };
}
