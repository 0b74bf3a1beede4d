import { type ReactNode, useMemo } from "react";
import { IntlProvider, useMessages } from "use-intl";
import type { DeskCatalog } from "../i18n/catalog-parts.ts";
import en from "../i18n/catalogs/en.json?desk";
import zh from "../i18n/catalogs/zh.json?desk";
import { useLanguage } from "../i18n/language-provider.tsx";
import type { Language } from "../i18n/languages.ts";

const DESK: Readonly<Record<Language, DeskCatalog>> = { en, zh };

/** The words of the desk's screens, which are fetched with them: whoever drafts does not wait for them. */
export function DeskMessages({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const messages = useMessages();
  const all = useMemo(
    () => ({ ...messages, merging: { ...messages.merging, ...DESK[language] } }),
    [messages, language],
  );
  return (
    <IntlProvider locale={language} messages={all} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
