import * as Y from "yjs";
import type { WordRun, Words } from "../../shared/clause/words.ts";
import { type ClauseId, clauseId } from "../../shared/ids.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";

/** The words of a Y.Doc by clause: only the clauses that changed are read again. */
export function openRoomText(
  doc: Y.Doc,
  onChange: () => void,
): {
  readonly words: () => Words;
} {
  let words: ReadonlyMap<ClauseId, readonly WordRun[]> = new Map();
  const clauses = new Map<unknown, ClauseId>();
  const changed = new Set<ClauseId>();
  let rootsSeen = 0;

  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    if (transaction.changed.size === 0) return;
    // A new root, or the paragraph and text in one: known by their parents in the same transaction.
    for (const type of transaction.changedParentTypes.keys()) {
      const id = clauses.get(type) ?? rootOf(type);
      if (id === null) continue;
      changed.add(id);
      // To find the name of a root, Yjs goes through them all.
      clauses.set(type, id);
    }
    onChange();
  });

  const rootOf = (type: unknown): ClauseId | null => {
    if (!(type instanceof Y.XmlFragment) || type instanceof Y.XmlElement || type._item !== null) return null;
    return clauseId(Y.findRootTypeKey(type));
  };

  const read = (): void => {
    if (doc.share.size !== rootsSeen) {
      // Roots that came with an update are known by name before anybody asked for them.
      for (const name of doc.share.keys()) if (!words.has(clauseId(name))) changed.add(clauseId(name));
      rootsSeen = doc.share.size;
    }
    if (changed.size === 0) return;
    const next = new Map(words);
    for (const id of changed) {
      const text = rootText(doc, id);
      if (text === null) continue;
      clauses.set(text, id);
      next.set(id, readRuns(text));
    }
    changed.clear();
    words = next;
  };

  return {
    words: () => {
      read();
      return words;
    },
  };
}
