import * as Y from "yjs";
import { type ClauseId, clauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";

/** The character before a place, by client and clock; at the start of a clause its id. */
type Place = readonly [client: number, clock: number] | ClauseId;

/** A cursor as it travels: in a crowd cursors are most of what travels, so a plain caret is one character's id. */
export type Cursor = { readonly a: Place; readonly h?: Place };

export type CursorRange = { readonly anchor: number; readonly head: number };

/** Offsets in UTF-16 units. */
export function cursorOf(text: Y.XmlText, clause: ClauseId, { anchor, head }: CursorRange): Cursor {
  const place = (offset: number): Place => {
    const before = Y.createRelativePositionFromTypeIndex(text, Math.min(offset, text.length), -1).item;
    return before === null ? clause : [before.client, before.clock];
  };
  return anchor === head ? { a: place(head) } : { a: place(anchor), h: place(head) };
}

/** Returns the cursor's place in this document; null if it is none of ours, or its characters are not here. */
export function readCursor(
  doc: Y.Doc,
  cursor: unknown,
): ({ readonly clause: ClauseId } & CursorRange) | null {
  if (typeof cursor !== "object" || cursor === null || !("a" in cursor)) return null;
  const anchor = offsetOf(doc, cursor.a);
  const head = "h" in cursor ? offsetOf(doc, cursor.h) : anchor;
  if (anchor === null || head === null || head.clause !== anchor.clause) return null;
  return { clause: anchor.clause, anchor: anchor.offset, head: head.offset };
}

function offsetOf(doc: Y.Doc, place: unknown): { clause: ClauseId; offset: number } | null {
  if (typeof place === "string") {
    const clause = clauseId(place);
    return rootText(doc, clause) === null ? null : { clause, offset: 0 };
  }
  if (!Array.isArray(place)) return null;
  const [client, clock] = place as unknown[];
  if (!Number.isSafeInteger(client) || !Number.isSafeInteger(clock)) return null;
  // Of a character that is not here yet Yjs would throw.
  if (Y.getState(doc.store, client as number) <= (clock as number) || (clock as number) < 0) return null;
  const position = Y.createRelativePositionFromJSON({ item: { client, clock }, assoc: -1 });
  const absolute = Y.createAbsolutePositionFromRelativePosition(position, doc);
  const clause = absolute === null ? null : clauseHolding(absolute.type);
  return absolute === null || clause === null ? null : { clause, offset: absolute.index };
}

const holding = new WeakMap<object, ClauseId>();

/** The clause whose root holds a text; texts never move. */
function clauseHolding(type: unknown): ClauseId | null {
  if (!(type instanceof Y.XmlText)) return null;
  const known = holding.get(type);
  if (known !== undefined) return known;
  const root = type.parent?.parent;
  if (!(root instanceof Y.XmlFragment) || root instanceof Y.XmlElement) return null;
  const clause = clauseId(Y.findRootTypeKey(root));
  holding.set(type, clause);
  return clause;
}
