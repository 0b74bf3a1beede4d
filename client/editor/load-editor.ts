import type { ComponentType } from "react";
import type { ClauseEditorProps } from "./clause-editor.tsx";

export type EditorComponent = ComponentType<ClauseEditorProps>;

let loaded: EditorComponent | null = null;

/** The editor, once it is here: a file of its own beside the first one. */
export const loadedEditor = (): EditorComponent | null => loaded;

/** Rejects where the file cannot be fetched; asked again, it is tried again. */
export async function loadEditor(): Promise<void> {
  loaded ??= (await import("./clause-editor.tsx")).default;
}

/** Reads pasted paragraphs, which takes a reader of texts. Fetched behind the editor; rejects as that does. */
export const loadPasting = (): Promise<typeof import("./pasted-clauses.ts")> => import("./pasted-clauses.ts");
