import * as Y from "yjs";
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
