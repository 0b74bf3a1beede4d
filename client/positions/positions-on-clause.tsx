import { useTranslations } from "use-intl";
import { positionsOn } from "../../shared/negotiation/position.ts";
import { useConsensus } from "../consensus/consensus.tsx";
import type { Situation } from "../consensus/situation.ts";
import { PositionRows } from "./position-rows.tsx";
import { TakePosition } from "./take-position.tsx";

/** Who says what of the clause's present words; of earlier wordings it is folded, and never passes over. */
export function PositionsOnClause({ situation }: { situation: Situation }) {
  const t = useTranslations("position");
  const { snapshot } = useConsensus();
  const { hash } = situation.words;
  const subject = { clauseId: situation.clause.id };
  const { present, earlier } = positionsOn(snapshot.opinion, subject, hash);
  return (
    <section aria-label={t("heading")}>
      <h3>{t("heading")}</h3>
      {present.length === 0 ? <p className="quiet">{t("none")}</p> : <PositionRows positions={present} />}
      {earlier.length === 0 ? null : (
        <details className="earlier">
          <summary>{t("earlier")}</summary>
          <PositionRows positions={earlier} />
        </details>
      )}
      <TakePosition spoken={{ subject, hash }} />
    </section>
  );
}
