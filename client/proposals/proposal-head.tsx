import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useSymbolOf, useWhose } from "./whose.ts";
import { comma } from "../i18n/list-signs.ts";

/** Names a proposal, its number and its proponent: the same line on a card, in the list and in the sheet. */
export function ProposalHead({ proposal, children }: { proposal: Proposal; children?: ReactNode }) {
  const t = useTranslations("proposal");
  const whose = useWhose();
  const symbolOf = useSymbolOf();
  const { kind, proponent, coSponsors } = proposal;
  return (
    <>
      <span className="tag next">{t(`kind.${kind}`)}</span>
      <strong className="proposal-label">{proposalLabel(proposal)}</strong>
      <span className="proposal-whose">
        {whose(proponent)}
        {coSponsors.length === 0
          ? ""
          : ` ${t("with", { delegations: coSponsors.map(symbolOf).join(comma()) })}`}
      </span>
      {children}
    </>
  );
}
