import * as Y from "yjs";

/**
 * Returns where an offset of a text is in the same text loaded anew: counted in the author's own characters,
 * which have other ids there, from the last character before it that both texts have.
 */
export function offsetAnew(text: Y.XmlText, at: number, anew: Y.XmlText): number {
  if (anew.doc === null) return 0;
  const { store } = anew.doc;
  let left = at;
  let after: Y.ID | null = null;
  let own = 0;
  for (let item = text._start; item !== null && left > 0; item = item.right) {
    const { client, clock } = item.id;
    const isSeen = !item.deleted && item.countable;
    const passed = isSeen ? Math.min(item.length, left) : item.length;
    const known = Math.min(Math.max(Y.getState(store, client) - clock, 0), passed);
    if (known > 0) {
      after = Y.createID(client, clock + known - 1);
      own = 0;
    }
    if (!isSeen) continue;
    own += passed - known;
    left -= passed;
  }
  return Math.min((after === null ? 0 : indexBehind(anew, after)) + own, anew.length);
}

/** Counts the characters up to this one, which may be deleted. */
function indexBehind(text: Y.XmlText, { client, clock }: Y.ID): number {
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    const isSeen = !item.deleted && item.countable;
    if (item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length)
      return index + (isSeen ? clock - item.id.clock + 1 : 0);
    if (isSeen) index += item.length;
  }
  return 0;
}
