import { useTranslations } from "use-intl";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button } from "../ui/button.tsx";
import { proposalsOn, rivalsOn } from "../opinion/by-clause.ts";
import { ProposalCard } from "./proposal-card.tsx";
import { useProposing } from "../opinion/use-proposing.ts";

/** The proposals on the selected clause, in the order of submission. */
export function ProposalsOnClause({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("proposal");
  const { snapshot, nameOf } = useOpenedOpinion();
  const propose = useProposing();
  const clauseId = selectedClause.clause.id;
  const { proposals } = snapshot.opinion.negotiation;
  const shown = proposalsOn(proposals, clauseId);
  const clause = nameOf(clauseId);
  return (
    <section className="proposals-on">
      <h3>{t("heading")}</h3>
      <ol className="proposals">
        {shown.map((proposal) => (
          <ProposalCard key={proposal.id} proposal={proposal} />
        ))}
      </ol>
      {rivalsOn(proposals, clauseId).length < 2 ? null : (
        <div className="proposals-acts">
          <Button
            aria-label={t("layOverName", { clause })}
            onPress={() => propose({ ask: "layOver", clauseId })}
          >
            {t("layOver")}
          </Button>
        </div>
      )}
    </section>
  );
}
