import { useTranslations } from "use-intl";
import { positionsOn } from "../../shared/negotiation/position.ts";
import { isRunning, presentWords, type Proposal } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { PositionRows } from "./position-rows.tsx";
import { TakePosition } from "./take-position.tsx";

/** Under a proposal's card: who supports it, by names, and what else is said of its present words. */
export function PositionsOnProposal({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("position");
  const { snapshot } = useOpenedOpinion();
  const { hash } = presentWords(proposal);
  const subject = { proposalId: proposal.id };
  const { present, earlier } = positionsOn(snapshot.opinion, subject, hash);
  return (
    <div className="positions-on-proposal">
      {present.length === 0 ? null : <PositionRows positions={present} />}
      {earlier.length === 0 ? null : (
        <details className="earlier">
          <summary>{t("earlier")}</summary>
          <PositionRows positions={earlier} />
        </details>
      )}
      {isRunning(proposal) ? <TakePosition spoken={{ subject, hash }} /> : null}
    </div>
  );
}
