import { type ReactNode, useMemo } from "react";
import { IntlProvider, useMessages } from "use-intl";
import { enDesk } from "../i18n/en-desk.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import type { Language } from "../i18n/languages.ts";
import { zhDesk } from "../i18n/zh-desk.ts";

const DESK: Readonly<Record<Language, typeof enDesk>> = { en: enDesk, zh: zhDesk };

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
