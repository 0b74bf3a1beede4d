import { useTranslations } from "use-intl";
import { type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { CommentsOn } from "./comments-on.tsx";

/** Questions and answers about a proposal: folded, with the number of open threads that one may read. */
export function CommentsOnProposal({ proposal: { id, ...proposal } }: { proposal: Proposal }) {
  const t = useTranslations("comment");
  const { snapshot } = useOpenedOpinion();
  const open = snapshot.opinion.negotiation.comments.filter(
    ({ on, replyTo, resolved }) => on.proposalId === id && replyTo === null && resolved === null,
  ).length;
  const label = proposalLabel(proposal);
  return (
    <details className="earlier">
      <summary>{t("onProposal", { n: open })}</summary>
      <CommentsOn on={{ proposalId: id }} what={t("proposal", { label })} />
    </details>
  );
}
