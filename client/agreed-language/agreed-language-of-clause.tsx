import { Suspense } from "react";
import { useTranslations } from "use-intl";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useForum } from "../forum/use-forum.ts";
import { DeparturesList } from "./departures-list.tsx";
import { lazyPart } from "../i18n/later-messages.ts";

const Shelf = lazyPart(async () => (await import("./shelf-beside-clause.tsx")).ShelfBesideClause);

type AgreedLanguageOfClauseProps = {
  readonly selectedClause: SelectedClause;
  /** With the search; else it is shown only where something was found. */
  readonly isAsked: boolean;
};

/** Adopted texts beside the selected clause: where words depart from them by one, and a search (rules E10, E11). */
export function AgreedLanguageOfClause({ selectedClause, isAsked }: AgreedLanguageOfClauseProps) {
  const t = useTranslations("shelf");
  const { shelfSeq } = useForum();
  if (shelfSeq === 0) return null;
  return (
    <section className={isAsked ? "agreed-language" : "agreed-language if-found"} aria-label={t("heading")}>
      <h3>{t("heading")}</h3>
      <Suspense fallback={<p className="quiet">{t("loading")}</p>}>
        <Shelf selectedClause={selectedClause} isSearching={isAsked} />
        {isAsked ? <DeparturesList /> : null}
      </Suspense>
    </section>
  );
}
