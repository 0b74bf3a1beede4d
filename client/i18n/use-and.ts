import { useCallback } from "react";
import { tagOf } from "./languages.ts";
import { useLanguage } from "./language-provider.tsx";

/** Joins names as the reader's language does: "a, b and c". */
export function useAnd(): (names: readonly string[]) => string {
  const { language } = useLanguage();
  return useCallback(
    (names) => new Intl.ListFormat(tagOf(language), { type: "conjunction" }).format(names),
    [language],
  );
}
