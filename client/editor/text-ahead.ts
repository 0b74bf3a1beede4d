import type * as Y from "yjs";
import { carriedChange } from "../room/carried-change.ts";
import { type Delta, mapOffset, shiftDelta, type TextChange } from "../room/text-change.ts";
import { TYPED } from "../room/typed.ts";

/** Words put in by the editor, at an offset of its own text. */
export type EditorInsertion = { readonly at: number; readonly words: string };

/** The Y.Doc's lead over the editor: changes of others that the editor has not drawn. Writes around them. */
export type TextAhead = {
  readonly isAny: () => boolean;
  readonly deltas: () => readonly Delta[];
  /** The lead begins, if it did not: until now the editor's text is `base`. */
  readonly begin: (base: string) => void;
  readonly add: (delta: Delta) => void;
  /** The editor has the words as they are now. */
  readonly end: () => void;
  /** Writes to the words for the editor. */
  readonly write: (change: () => void) => void;
  /** The editor is writing at this moment: it need not be told what it wrote. */
  readonly isWriting: () => boolean;
  /** Writes the editor's own text at its place among what others wrote meanwhile. `changeOf`: of the text it began with. */
  readonly release: (own: string, changeOf: (base: string) => TextChange) => void;
  /** Writes pure insertions at their places among what others wrote. `base`: the editor's text with them. */
  readonly putBetween: (put: readonly EditorInsertion[], base: string) => void;
};

type Ahead = { readonly base: string; readonly deltas: readonly Delta[] };

export function openTextAhead(text: Y.XmlText): TextAhead {
  let ahead: Ahead | null = null;
  let isWriting = false;

  const write = (change: () => void): void => {
    isWriting = true;
    text.doc?.transact(change, TYPED);
    isWriting = false;
  };

  return {
    isAny: () => ahead !== null,
    deltas: () => ahead?.deltas ?? [],
    begin: (base) => {
      ahead ??= { base, deltas: [] };
    },
    add: (delta) => {
      if (ahead !== null) ahead = { ...ahead, deltas: [...ahead.deltas, delta] };
    },
    end: () => {
      ahead = null;
    },
    write,
    isWriting: () => isWriting,
    release: (own, changeOf) => {
      if (ahead === null) return;
      const { base, deltas } = ahead;
      const change = carriedChange(changeOf(base), deltas, base.length);
      write(() => writeDelta(text, change.own));
      ahead = { base: own, deltas: [change.theirs] };
    },
    putBetween: (put, base) => {
      write(() => {
        for (const { at, words } of put) {
          let offset = at;
          const deltas = (ahead?.deltas ?? []).map((delta) => {
            const shifted = shiftDelta(delta, offset, words.length);
            offset = mapOffset(offset, delta);
            return shifted;
          });
          text.insert(offset, words);
          ahead = { base, deltas };
        }
      });
    },
  };
}

function writeDelta(text: Y.XmlText, delta: Delta): void {
  let at = 0;
  for (const { retain = 0, insert, delete: gone = 0 } of delta) {
    at += retain;
    if (gone > 0) text.delete(at, gone);
    if (typeof insert !== "string") continue;
    text.insert(at, insert);
    at += insert.length;
  }
}
