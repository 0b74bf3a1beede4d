import { type ReactNode, useMemo } from "react";
import { IntlProvider, useMessages } from "use-intl";
import type { ReportCatalog } from "../i18n/catalog-parts.ts";
import en from "../i18n/catalogs/en.json?report";
import zh from "../i18n/catalogs/zh.json?report";
import { useLanguage } from "../i18n/language-provider.tsx";
import type { Language } from "../i18n/languages.ts";

const REPORT: Readonly<Record<Language, ReportCatalog>> = { en, zh };

/** The words of the report's screen, which are fetched with it. */
export function ReportMessages({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const messages = useMessages();
  const all = useMemo(() => ({ ...messages, chairsReport: REPORT[language] }), [messages, language]);
  return (
    <IntlProvider locale={language} messages={all} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
