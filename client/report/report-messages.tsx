import { type ReactNode, useMemo } from "react";
import { IntlProvider, useMessages } from "use-intl";
import { enReport } from "../i18n/en-report.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import type { Language } from "../i18n/languages.ts";
import { zhReport } from "../i18n/zh-report.ts";

const REPORT: Readonly<Record<Language, typeof enReport>> = { en: enReport, zh: zhReport };

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
