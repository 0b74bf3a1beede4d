import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useLanguage } from "../i18n/language-provider.tsx";
import type { Language } from "../i18n/languages.ts";
import { useToast } from "../ui/toasts.tsx";
import { ask, whosePage } from "./ask.ts";

/** Changes the page's language, on this device and for the person on the next ones (rule K33). */
export function useChosenLanguage(): (language: Language) => Promise<void> {
  const t = useTranslations("language");
  const { choose } = useLanguage();
  const toast = useToast();
  return useCallback(
    async (language) => {
      if (!(await choose(language))) return toast({ kind: "refused", words: t("failed") });
      if (whosePage() === null) return;
      // Offline: this device speaks it all the same.
      await ask("/api/language", { method: "POST", body: JSON.stringify({ language }) }).catch(() => {});
    },
    [choose, toast, t],
  );
}
