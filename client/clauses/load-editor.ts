import type { ComponentType } from "react";
import type { ClauseEditorProps } from "../editor/clause-editor.tsx";

export type EditorComponent = ComponentType<ClauseEditorProps>;

let loaded: EditorComponent | null = null;

/** The editor, once it is here: a chunk of its own, fetched after the words are on the screen. */
export const loadedEditor = (): EditorComponent | null => loaded;

/** Rejects where the chunk cannot be fetched; asked again, it is tried again. */
export async function loadEditor(): Promise<void> {
  loaded ??= (await import("../editor/clause-editor.tsx")).default;
}
