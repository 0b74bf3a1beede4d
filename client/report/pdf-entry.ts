import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLanguage } from "../i18n/language-provider.tsx";
import type { MenuEntry } from "../ui/menu-entries.ts";
import { useToast } from "../ui/toasts.tsx";
import { takeFile } from "../files/take-file.ts";

/** An Opinion as PDF: pages are set one file at a time, so it says that it is at it, and what came of it. */
export function usePdfEntry(id: string): MenuEntry {
  const t = useTranslations();
  const toast = useToast();
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);

  const take = async (): Promise<void> => {
    setBusy(true);
    toast({ kind: "done", words: t("header.printing") });
    const taken = await takeFile(`/api/opinions/${id}/export.pdf?language=${language}`, "opinion.pdf");
    setBusy(false);
    if (taken.kind === "done") toast({ kind: "done", words: t("header.printed") });
    else toast({ kind: "refused", words: t(`refusal.${taken.refusal?.reason ?? "offline"}`) });
  };

  return {
    id: "pdf",
    words: t(busy ? "header.printing" : "header.exportPdf"),
    disabled: busy,
    onPress: () => void take(),
  };
}
