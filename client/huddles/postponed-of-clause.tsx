import { useTranslations } from "use-intl";
import { postponedOf } from "../../shared/negotiation/postponed.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { HuddleCard } from "./huddle-card.tsx";
import { ParkedNotice } from "../parking/parked-notice.tsx";

/** Shows that the selected clause is parked, and its huddles; nothing where nothing was. */
export function PostponedOfClause({ selectedClause }: { readonly selectedClause: SelectedClause }) {
  const t = useTranslations("postponed");
  const { snapshot } = useOpenedOpinion();
  const clauseId = selectedClause.clause.id;
  const huddles = postponedOf(snapshot.opinion).huddles.filter((one) => one.clauseId === clauseId);
  return (
    <>
      <ParkedNotice subject={{ clauseId }} />
      {huddles.length === 0 ? null : (
        <section className="huddles" aria-label={t("huddles")}>
          <h3>{t("huddles")}</h3>
          {huddles.toReversed().map((huddle) => (
            <HuddleCard key={huddle.id} huddle={huddle} />
          ))}
        </section>
      )}
    </>
  );
}
