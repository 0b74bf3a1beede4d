import type { ClauseId } from "../../shared/ids.ts";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import { readCursor } from "../editor/cursor.ts";
import type { PageRoom } from "../room/room.ts";

/** Others with a caret in the text: their name, and its clause; each name once. */
export function peopleInText(
  room: PageRoom,
  nameOf: (person: RosterPerson) => string,
): ReadonlyMap<string, ClauseId> {
  const states = room.awareness().getStates();
  const found = new Map<string, ClauseId>();
  for (const person of room.snapshot().people) {
    if (person.client === room.doc().clientID) continue;
    const place = readCursor(room.doc(), states.get(person.client)?.["cursor"]);
    const name = nameOf(person);
    if (place !== null && !found.has(name)) found.set(name, place.clause);
  }
  return found;
}
