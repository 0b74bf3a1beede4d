import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { IntlProvider } from "use-intl";
import { htmlLanguage, pageDirection } from "../../shared/text/page-language.ts";
import { fetchAgain } from "../ui/fetch-again.ts";
import type { FirstMessages, LaterMessages } from "./catalog-parts.ts";
import { fetchLater, fetchLaterOnce, laterMessagesShown } from "./later-messages.ts";
import { drawListsIn } from "./list-signs.ts";
import { type Language, LANGUAGE_FACTS, tagOf, storedLanguage, storeLanguage } from "./languages.ts";

type LanguageChoice = {
  readonly language: Language;
  /** Resolves false where the catalog could not be loaded; the page then stays as it is. */
  readonly choose: (language: Language) => Promise<boolean>;
};

const LanguageContext = createContext<LanguageChoice>({ language: "en", choose: async () => false });

export const useLanguage = (): LanguageChoice => useContext(LanguageContext);

export type SpokenLanguage = { readonly language: Language; readonly words: FirstMessages };

/** The reader's language before the first paint; English where its catalog cannot be had. */
export async function wishedLanguage(): Promise<SpokenLanguage> {
  const language = storedLanguage();
  try {
    return { language, words: await LANGUAGE_FACTS[language].first() };
  } catch {
    return { language: "en", words: await fetchAgain(LANGUAGE_FACTS.en.first) };
  }
}

type Shown = SpokenLanguage & { readonly later: LaterMessages | null };

/** Words of the page in the reader's language: the first ones at once, the others while the text is already read. */
export function LanguageProvider({ first, children }: { first: SpokenLanguage; children: ReactNode }) {
  const [shown, setShown] = useState<Shown>({ ...first, later: null });
  drawListsIn(shown.language);

  const choose = useCallback(async (language: Language) => {
    try {
      const [words, later] = await Promise.all([LANGUAGE_FACTS[language].first(), fetchLaterOnce(language)]);
      setShown({ language, words, later });
      return true;
    } catch {
      // Offline before the catalog was ever read: the caller says so in words.
      return false;
    }
  }, []);

  useEffect(() => {
    if (shown.later !== null) {
      laterMessagesShown();
      return;
    }
    void fetchLater(shown.language).then((later) =>
      setShown((now) => (now.language === shown.language ? { ...now, later } : now)),
    );
  }, [shown.language, shown.later]);

  useEffect(() => {
    document.documentElement.lang = htmlLanguage(shown.language);
    storeLanguage(shown.language);
    document.documentElement.dir = pageDirection(shown.language);
  }, [shown.language]);

  const messages = useMemo(() => ({ ...shown.words, ...shown.later }), [shown.words, shown.later]);
  const value = useMemo(() => ({ language: shown.language, choose }), [shown.language, choose]);
  return (
    <LanguageContext value={value}>
      <I18nProvider locale={tagOf(shown.language)}>
        <IntlProvider locale={tagOf(shown.language)} messages={messages} timeZone="UTC">
          {children}
        </IntlProvider>
      </I18nProvider>
    </LanguageContext>
  );
}
