import type { ClauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import type { PageRoom } from "../room/room.ts";
import { type CursorRange, cursorOf } from "./cursor.ts";

/** Tells the others in the room the place of this page's caret; null: it is in no text. */
export function tellCursor(room: PageRoom, clause: ClauseId, at: CursorRange | null): void {
  const text = rootText(room.doc(), clause);
  const awareness = room.awareness();
  const cursor = at === null || text === null ? null : cursorOf(text, clause, at);
  // Told again it would travel again.
  const told: unknown = awareness.getLocalState()?.["cursor"];
  if (JSON.stringify(cursor) !== JSON.stringify(told)) awareness.setLocalStateField("cursor", cursor);
}
