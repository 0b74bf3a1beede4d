import { useTranslations } from "use-intl";
import { mayType } from "../../shared/standing/may-type.ts";
import { useChecksSwitch } from "../opinion/checks-switch.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { AgreedRuns } from "./agreed-runs.tsx";
import { Departures } from "./clause-departures.tsx";
import { ShelfSearch } from "./shelf-search.tsx";
import { useShelf } from "./use-shelf.ts";

type ShelfBesideClauseProps = { readonly selectedClause: SelectedClause; readonly isSearching: boolean };

/** The shelf, once it is here: which words stand so in adopted texts, departures of the selected clause where checks are shown, and the search. */
export function ShelfBesideClause({ selectedClause, isSearching }: ShelfBesideClauseProps) {
  const t = useTranslations();
  const shelf = useShelf();
  const [checksOn] = useChecksSwitch();
  const { snapshot } = useOpenedOpinion();
  const { me, rules } = useForum();
  if (shelf.kind === "loading") return <p className="quiet">{t("shelf.loading")}</p>;
  if (shelf.kind === "failed") {
    return (
      <p className="quiet">
        {t("shelf.failed")}{" "}
        <Button look="link" onPress={shelf.again}>
          {t("ui.tryAgain")}
        </Button>
      </p>
    );
  }
  const { index } = shelf;
  if (index.phrases.length === 0) return <p className="quiet">{t("shelf.none")}</p>;
  const may =
    mayType({ actor: me, opinion: snapshot.opinion, clause: selectedClause.clause, rules }) === null;
  return (
    <>
      <AgreedRuns selectedClause={selectedClause} shelf={index} />
      {checksOn ? <Departures selectedClause={selectedClause} shelf={index} mayType={may} /> : null}
      {isSearching ? (
        <ShelfSearch
          key={selectedClause.clause.id}
          selectedClause={selectedClause}
          shelf={index}
          mayType={may}
        />
      ) : null}
    </>
  );
}
