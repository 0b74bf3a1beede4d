import { useCallback } from "react";
import { inLanguage, type Localized } from "../../shared/text/localized.ts";
import { useLanguage } from "./language-provider.tsx";

/** Picks the reader's language out of the forum's own texts, else the one in which they were written. */
export function useWordsOf(): (text: Partial<Localized>) => string {
  const { language } = useLanguage();
  return useCallback((text: Partial<Localized>) => inLanguage(text, language), [language]);
}
