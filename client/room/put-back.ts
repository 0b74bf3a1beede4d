import * as encoding from "lib0/encoding";
import { uint32 } from "lib0/random";
import * as Y from "yjs";
import type { CharRange } from "../../shared/clause/words.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { type CharRanges, charRanges } from "./char-ranges.ts";
import type { OwnRun, UnsavedText } from "./unsaved-text.ts";

/**
 * The author's words done again at their places in the document that was loaded anew, as one update under a
 * client id of its own: so it can be kept on the device before it is applied, and comes twice without harm.
 * `client`: that id; else any.
 */
export function putBackUpdate(
  doc: Y.Doc,
  words: readonly UnsavedText[],
  { deleted, client = uint32() }: { readonly deleted: readonly CharRange[]; readonly client?: number },
): Uint8Array | null {
  const draft = new Y.Doc();
  Y.applyUpdate(draft, Y.encodeStateAsUpdate(doc));
  const updates: Uint8Array[] = [];
  draft.on("update", (update: Uint8Array) => updates.push(update));
  const gone = charRanges(deleted);
  draft.transact(() => {
    for (const { clauseId, deletes } of words) {
      const text = rootText(draft, clauseId);
      if (deletes && text !== null) deleteAgain(text, gone);
    }
  });
  for (const { clauseId, runs } of words) {
    const text = rootText(draft, clauseId);
    if (text === null) continue;
    for (const run of runs) Y.applyUpdate(draft, insertion(draft, text, { ...run, client }));
  }
  draft.destroy();
  return updates.length === 0 ? null : Y.mergeUpdates(updates);
}

function deleteAgain(text: Y.XmlText, deleted: CharRanges<true>): void {
  const offsets: number[] = [];
  let offset = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let i = 0; i < item.length; i++) {
      if (deleted.at(item.id.client, item.id.clock + i) === true) offsets.push(offset + i);
    }
    offset += item.length;
  }
  for (const at of offsets.toReversed()) text.delete(at, 1);
}

/** Of a struct in an update (Yjs V1): words, and which neighbours it names. */
const STRING = 4;
const HAS_LEFT = 0x80;
const HAS_RIGHT = 0x40;

/**
 * Words right behind their character, living or not: where that was copied elsewhere meanwhile (a split, a
 * join), the server carries them over (W20), which Yjs's own insert, that names a living one, would prevent.
 */
function insertion(
  doc: Y.Doc,
  text: Y.XmlText,
  { text: words, after, client }: OwnRun & { readonly client: number },
): Uint8Array {
  const right = after === null ? (text._start?.id ?? null) : behind(doc, after);
  const encoder = encoding.createEncoder();
  const write = (...numbers: number[]): void => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  };
  write(1, 1, client, Y.getState(doc.store, client));
  encoding.writeUint8(encoder, STRING | (after === null ? 0 : HAS_LEFT) | (right === null ? 0 : HAS_RIGHT));
  if (after !== null) write(after.client, after.clock);
  if (right !== null) write(right.client, right.clock);
  // Without a neighbour: in which text, by the id of its item.
  if (after === null && right === null) write(0, text._item?.id.client ?? 0, text._item?.id.clock ?? 0);
  encoding.writeVarString(encoder, words);
  write(0);
  return encoding.toUint8Array(encoder);
}

/** The character behind one, living or not. */
function behind(doc: Y.Doc, { client, clock }: Y.ID): Y.ID | null {
  const item = Y.getItem(doc.store, Y.createID(client, clock));
  return clock < item.id.clock + item.length - 1 ? Y.createID(client, clock + 1) : (item.right?.id ?? null);
}
