import type { ComponentType } from "react";
import type { ClauseEditorProps } from "./clause-editor.tsx";

export type EditorComponent = ComponentType<ClauseEditorProps>;

let loaded: EditorComponent | null = null;
let pasting: typeof import("./pasted-clauses.ts") | null = null;

/** The editor, once it is here: a chunk of its own, fetched after the words are on the screen. */
export const loadedEditor = (): EditorComponent | null => loaded;

/** Reads pasted paragraphs, which takes a reader of texts: here whenever the editor is. */
export const loadedPasting = (): typeof pasting => pasting;

/** Rejects where a chunk cannot be fetched; asked again, it is tried again. */
export async function loadEditor(): Promise<void> {
  if (loaded !== null) return;
  const [editor, reading] = await Promise.all([import("./clause-editor.tsx"), import("./pasted-clauses.ts")]);
  pasting = reading;
  loaded = editor.default;
}
