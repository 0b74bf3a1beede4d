import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Words } from "../../shared/clause/words.ts";
import type { RejectedDocuments } from "./rejected-documents.ts";
import type { PageRoom } from "./room.ts";
import type { Stay } from "./stay.ts";

/** The document that the page shows and types in: the stay's own, or a rejected one that is not settled yet. */
export type ShownDocument = Pick<PageRoom, "doc" | "awareness"> & {
  readonly words: () => Words;
  readonly close: () => void;
};

const NO_WORDS: Words = new Map();

export function openShownDocument(stay: () => Stay | null, rejected: RejectedDocuments): ShownDocument {
  /** Before the record is here there is nothing to connect to: an idle document, never synced. */
  const idle = new Awareness(new Y.Doc());
  idle.setLocalState(null);
  const shown = () => rejected.shown() ?? stay()?.copy();

  return {
    doc: () => shown()?.doc ?? idle.doc,
    // Nobody sees a cursor in a rejected document.
    awareness: () => (rejected.shown() === null ? (stay()?.copy().awareness ?? idle) : idle),
    words: () => stay()?.firstWords() ?? shown()?.words.words() ?? NO_WORDS,
    close: () => idle.destroy(),
  };
}
