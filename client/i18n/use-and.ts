import { useCallback } from "react";
import { LANGUAGE_FACTS } from "./languages.ts";
import { useLanguage } from "./language-provider.tsx";

/** Joins names as the reader's language does: "a, b and c". */
export function useAnd(): (names: readonly string[]) => string {
  const { language } = useLanguage();
  return useCallback(
    (names) => new Intl.ListFormat(LANGUAGE_FACTS[language].tag, { type: "conjunction" }).format(names),
    [language],
  );
}
