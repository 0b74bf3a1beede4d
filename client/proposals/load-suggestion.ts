import { loadEditor } from "../editor/load-editor.ts";
import { laterWordsShown } from "../i18n/later-messages.ts";
import { withDryRun } from "../opinion/load-dry-run.ts";
import type { OpenSuggestion } from "../opinion/use-proposing.ts";

let loaded: OpenSuggestion["Part"] | null = null;

/** The editor of suggestions, once it is here. */
export const loadedSuggestion = (): OpenSuggestion["Part"] | null => loaded;

/** Rejects where a file cannot be fetched; asked again, it is tried again. */
export async function loadSuggestion(): Promise<OpenSuggestion["Part"]> {
  if (loaded !== null) return loaded;
  const fetchPart = async () => (await import("./suggestion-in-row.tsx")).SuggestionInRow;
  const [part] = await Promise.all([withDryRun(fetchPart), loadEditor(), laterWordsShown()]);
  loaded = part;
  return part;
}
