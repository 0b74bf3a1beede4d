import { type ReactNode, use, useDeferredValue, useMemo } from "react";
import { IntlProvider, useMessages } from "use-intl";
import { fetchAgain } from "../ui/fetch-again.ts";
import type { Catalog, DeskCatalog, ReportCatalog } from "./catalog-parts.ts";
import { FETCHED } from "./fetched-catalogs.ts";
import { useLanguage } from "./language-provider.tsx";
import { type Language, tagOf } from "./languages.ts";

/** Fetches a part once; a part that was fetched is there without a connection too. */
function keepFetched<Part>(fetchPart: (language: Language) => Promise<Part>) {
  const kept = new Map<Language, Promise<Part>>();
  return (language: Language): Promise<Part> => {
    const part = kept.get(language) ?? fetchAgain(() => fetchPart(language));
    kept.set(language, part);
    return part;
  };
}

const deskOf = keepFetched<DeskCatalog>((language) => FETCHED[language].desk());
const reportOf = keepFetched<ReportCatalog>((language) => FETCHED[language].report());

/** The messages of the desk's screens, which are fetched with them. */
export function DeskMessages({ children }: { children: ReactNode }) {
  // A change of language keeps the screen until its messages are here.
  const desk = use(deskOf(useDeferredValue(useLanguage().language)));
  const messages = useMessages();
  const all = useMemo(() => ({ ...messages, merging: { ...messages.merging, ...desk } }), [messages, desk]);
  return <Said messages={all}>{children}</Said>;
}

/** The messages of the report's screen, which are fetched with it. */
export function ReportMessages({ children }: { children: ReactNode }) {
  const chairsReport = use(reportOf(useDeferredValue(useLanguage().language)));
  const messages = useMessages();
  const all = useMemo(() => ({ ...messages, chairsReport }), [messages, chairsReport]);
  return <Said messages={all}>{children}</Said>;
}

function Said({ messages, children }: { messages: Catalog; children: ReactNode }) {
  const { language } = useLanguage();
  return (
    <IntlProvider locale={tagOf(language)} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
