import { createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { IntlProvider } from "use-intl";
import type { Catalog } from "./en.ts";
import { en } from "./en.ts";
import { LANGUAGE_FACTS, storedLanguage, storeLanguage } from "./languages.ts";
import type { Language } from "./languages.ts";

type LanguageChoice = {
  readonly language: Language;
  /** Resolves false where the catalog could not be loaded; the page then stays as it is. */
  readonly choose: (language: Language) => Promise<boolean>;
};

const LanguageContext = createContext<LanguageChoice>({ language: "en", choose: async () => false });

export const useLanguage = (): LanguageChoice => useContext(LanguageContext);

export type SpokenLanguage = { readonly language: Language; readonly catalog: Catalog };

/** The reader's language before the first paint; English where its catalog cannot be had. */
export async function wishedLanguage(): Promise<SpokenLanguage> {
  const language = storedLanguage();
  try {
    return { language, catalog: await LANGUAGE_FACTS[language].load() };
  } catch {
    return { language: "en", catalog: en };
  }
}

/** Words of the page in the reader's language. */
export function LanguageProvider({ first, children }: { first: SpokenLanguage; children: ReactNode }) {
  const [shown, setShown] = useState(first);

  const choose = useCallback(async (language: Language) => {
    try {
      const catalog = await LANGUAGE_FACTS[language].load();
      setShown({ language, catalog });
      storeLanguage(language);
      return true;
    } catch {
      // Offline before the catalog was ever read: the caller says so in words.
      return false;
    }
  }, []);

  useEffect(() => {
    document.documentElement.lang = shown.language;
    document.documentElement.dir = LANGUAGE_FACTS[shown.language].dir;
  }, [shown.language]);

  const value = useMemo(() => ({ language: shown.language, choose }), [shown.language, choose]);
  return (
    <LanguageContext value={value}>
      <I18nProvider locale={LANGUAGE_FACTS[shown.language].tag}>
        <IntlProvider locale={shown.language} messages={shown.catalog} timeZone="UTC">
          {children}
        </IntlProvider>
      </I18nProvider>
    </LanguageContext>
  );
}
