import { shelvedPhrases } from "../agreed-language/shelved-text.ts";
import { bytesOf } from "../text/bytes-of.ts";
import { type NewId, shelvedTextId } from "../ids.ts";
import { SHELF_BYTES_MAX, SHELVED_TEXT_BYTES_MAX, SHELVED_TEXTS_MAX } from "../limits.ts";
import { refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";

/** Puts an adopted text on the shelf (rule E9). */
export function shelve(
  { shelf }: Forum,
  { title, source, text }: Extract<ForumCommand, { type: "shelveText" }>,
  newId: NewId,
): ForumDecided {
  const bytes = bytesOf(text);
  if (bytes > SHELVED_TEXT_BYTES_MAX) {
    return refuse("tooLong", `An adopted text has ${SHELVED_TEXT_BYTES_MAX} bytes at most.`);
  }
  const others = shelf.reduce((sum, one) => sum + bytesOf(one.text), 0);
  if (shelf.length >= SHELVED_TEXTS_MAX || others + bytes > SHELF_BYTES_MAX) {
    return refuse(
      "shelfFull",
      `Agreed language has ${SHELVED_TEXTS_MAX} texts and ${SHELF_BYTES_MAX} bytes at most: remove one first.`,
    );
  }
  if (shelf.some((one) => one.source === source && one.text === text)) {
    return refuse("nothingToDo", "Agreed language has this text already.");
  }
  if (shelvedPhrases(text).length === 0) return refuse("emptyWords", "The text holds no words.");
  return { events: [{ type: "textShelved", shelved: { id: shelvedTextId(newId()), title, source, text } }] };
}

export function unshelve(
  { shelf }: Forum,
  { textId }: Extract<ForumCommand, { type: "unshelveText" }>,
): ForumDecided {
  return shelf.some(({ id }) => id === textId)
    ? { events: [{ type: "textUnshelved", textId }] }
    : refuse("noSuchText", "Agreed language does not have this text.", { textId });
}
