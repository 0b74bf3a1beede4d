import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { isPaperLanguage } from "./paper-languages.ts";

/** Names a language where it is one of the six, else by its tag. */
export function useLanguageWords(): (tag: string) => string {
  const t = useTranslations("contribution");
  return useCallback((tag) => (isPaperLanguage(tag) ? t(`languages.${tag}`) : tag), [t]);
}
