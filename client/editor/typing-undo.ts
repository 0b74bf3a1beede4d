import * as Y from "yjs";
import { type ClauseId, clauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { TYPED, TYPED_AT_ONCE } from "../room/typed.ts";

const managers = new WeakMap<Y.Doc, Y.UndoManager>();

/** The undo of what is typed on this page in a document; it follows the typing from the first call on. */
export function typingUndo(doc: Y.Doc): Y.UndoManager {
  const begun = managers.get(doc);
  if (begun !== undefined) return begun;
  const undo = new Y.UndoManager(doc, {
    trackedOrigins: new Set([TYPED, TYPED_AT_ONCE]),
    captureTransaction: ({ origin }) => {
      if (origin === TYPED_AT_ONCE) undo.stopCapturing();
      return true;
    },
  });
  undo.on("stack-item-added", ({ origin }) => {
    if (origin === TYPED_AT_ONCE) undo.stopCapturing();
  });
  managers.set(doc, undo);
  return undo;
}

/** Follows the document no longer, and forgets what was typed. */
export function endTypingUndo(doc: Y.Doc): void {
  managers.get(doc)?.destroy();
  managers.delete(doc);
}

/** The clauses whose words a step of typing changed. */
export function clausesOf(doc: Y.Doc, item: Y.UndoManager["undoStack"][number]): readonly ClauseId[] {
  const texts = new Map([...doc.share.keys()].map((name) => [rootText(doc, clauseId(name)), clauseId(name)]));
  const clauses = new Set<ClauseId>();
  for (const set of [item.insertions, item.deletions]) {
    for (const [client, ranges] of set.clients) {
      for (const { clock } of ranges) {
        if (clock >= Y.getState(doc.store, client)) continue;
        const struct: unknown = Y.getItem(doc.store, Y.createID(client, clock));
        const clause = struct instanceof Y.Item ? texts.get(struct.parent as Y.XmlText) : undefined;
        if (clause !== undefined) clauses.add(clause);
      }
    }
  }
  return [...clauses];
}
