import { useCallback } from "react";
import type { Localized } from "../../shared/preset.ts";
import { useLanguage } from "./language-provider.tsx";

/** Picks the reader's language out of the forum's own texts. */
export function useWordsOf(): (text: Localized) => string {
  const { language } = useLanguage();
  return useCallback((text: Localized) => text[language], [language]);
}
