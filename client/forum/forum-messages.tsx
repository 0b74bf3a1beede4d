import { type ReactNode, useMemo } from "react";
import { IntlProvider, useMessages } from "use-intl";
import type { Preset } from "../../shared/presets/preset.ts";
import { inLanguage } from "../../shared/text/localized.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { tagOf } from "../i18n/languages.ts";
import { useForum } from "./use-forum.ts";

/** Puts the forum's own names of stages in place of the catalog's, for everything below. */
export function ForumMessages({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const { stages } = useForum();
  const messages = useMessages();
  // Each answer of the server brings another object; the words below change only when the names do.
  const names = JSON.stringify(stages);
  const named = useMemo(() => {
    const own = Object.entries(JSON.parse(names) as Preset["stages"]);
    if (own.length === 0) return messages;
    const labels = own.map(([stage, { label }]) => [stage, inLanguage(label, language)]);
    const means = own.flatMap(([stage, { means: text }]) =>
      text === undefined ? [] : [[stage, inLanguage(text, language)]],
    );
    const stage = {
      ...messages.stage,
      ...Object.fromEntries(labels),
      means: { ...messages.stage.means, ...Object.fromEntries(means) },
    };
    return { ...messages, stage };
  }, [names, messages, language]);
  return (
    <IntlProvider locale={tagOf(language)} messages={named} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
