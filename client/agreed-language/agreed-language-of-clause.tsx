import { Suspense } from "react";
import { useTranslations } from "use-intl";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useForum } from "../forum/use-forum.ts";
import { DeparturesList } from "./departures-list.tsx";
import { lazyPart } from "../i18n/later-messages.ts";

const Shelf = lazyPart(async () => (await import("./shelf-beside-clause.tsx")).ShelfBesideClause);

/** Adopted texts beside the selected clause: where words depart from them by one, and a search (rules E10, E11). */
export function AgreedLanguageOfClause({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("shelf");
  const { shelfSeq } = useForum();
  return (
    <section className="agreed-language" aria-label={t("heading")}>
      <h3>{t("heading")}</h3>
      {shelfSeq === 0 ? (
        <p className="quiet">{t("none")}</p>
      ) : (
        <Suspense fallback={<p className="quiet">{t("loading")}</p>}>
          <Shelf selectedClause={selectedClause} />
          <DeparturesList />
        </Suspense>
      )}
    </section>
  );
}
