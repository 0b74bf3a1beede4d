import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { positionsHere } from "../opinion/positions-here.ts";
import { PositionRows } from "./position-rows.tsx";
import { TakePosition } from "./take-position.tsx";

type PositionsOnClauseProps = {
  readonly selectedClause: SelectedClause;
  /** The unanswered objections. */
  readonly children: ReactNode;
};

/** Lists positions on the present words and unanswered objections; folds the rest, on earlier wordings. */
export function PositionsOnClause({ selectedClause, children }: PositionsOnClauseProps) {
  const t = useTranslations("position");
  const { snapshot } = useOpenedOpinion();
  const { hash } = selectedClause.words;
  const subject = { clauseId: selectedClause.clause.id };
  const { present, earlier } = positionsHere(snapshot.opinion, subject, hash);
  return (
    <section aria-label={t("heading")}>
      <h3>{t("heading")}</h3>
      {present.length === 0 ? null : <PositionRows positions={present} />}
      {children}
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
