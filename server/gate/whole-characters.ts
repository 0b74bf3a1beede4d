import * as Y from "yjs";
import { isWithinCharacter } from "../../shared/text/whole-characters.ts";
import { findFresh, type Fresh, type Struct } from "./gate-places.ts";
import type { CharId } from "../replay/moves.ts";

/**
 * True if a cut in front of this clock parts a character of two UTF-16 units. Yjs would put U+FFFD in the place of
 * both halves: somebody's character would be gone, and nobody would have deleted it.
 */
export function partsCharacter(struct: Struct | null | undefined, clock: number): boolean {
  if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentString))
    return false;
  return isWithinCharacter(struct.content.str, clock - struct.id.clock);
}

/** The struct that holds a character, of the document or of this update. */
const holderOf = (store: Y.Doc["store"], id: CharId, fresh: Fresh): Struct | undefined =>
  id.clock < Y.getState(store, id.client)
    ? Y.getItem(store, Y.createID(id.client, id.clock))
    : findFresh(fresh, id);

/** True if a new run would stand between the halves of a character. */
export function standsInCharacter(
  store: Y.Doc["store"],
  { origin, rightOrigin }: Pick<Y.Item, "origin" | "rightOrigin">,
  fresh: Fresh,
): boolean {
  if (origin !== null && partsCharacter(holderOf(store, origin, fresh), origin.clock + 1)) return true;
  return rightOrigin !== null && partsCharacter(holderOf(store, rightOrigin, fresh), rightOrigin.clock);
}

/** True if deleting these characters, which are there, would leave half of one. */
export function leavesHalf(store: Y.Doc["store"], from: CharId, length: number): boolean {
  const holder = (clock: number): Struct => Y.getItem(store, Y.createID(from.client, clock));
  const end = from.clock + length;
  return partsCharacter(holder(from.clock), from.clock) || partsCharacter(holder(end - 1), end);
}
