import type { ClauseToReplace } from "../../shared/document/replace-plan.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import type { PageRoom } from "../room/room.ts";
import { TYPED_AT_ONCE } from "../room/typed.ts";

/**
 * Writes the replacement at these places as this person's typing, in one edit: the gate judges it whole, and one undo
 * takes it back. A clause that reads otherwise by now is left as it is. Returns the places and clauses that changed.
 */
export function replaceInText(
  room: PageRoom,
  clauses: readonly ClauseToReplace[],
  replacement: string,
): { readonly places: number; readonly clauses: number } {
  const done = { places: 0, clauses: 0 };
  room.doc().transact(() => {
    for (const { id, text: shown, places } of clauses) {
      const text = rootText(room.doc(), id);
      if (text === null) continue;
      const now = text.toString();
      const isSame = ({ start, end }: (typeof places)[number]): boolean =>
        now.slice(start, end) === shown.slice(start, end);
      if (now.length !== shown.length || !places.every(isSame)) continue;
      for (const { start, end } of places.toReversed()) {
        text.delete(start, end - start);
        if (replacement !== "") text.insert(start, replacement);
      }
      done.places += places.length;
      done.clauses += 1;
    }
  }, TYPED_AT_ONCE);
  return done;
}
