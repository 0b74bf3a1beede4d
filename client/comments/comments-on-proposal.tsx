import { useTranslations } from "use-intl";
import { type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useLinkedId } from "../opinion/linked-part.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { CommentsOn } from "./comments-on.tsx";

/** Questions and answers about a proposal: folded, with the number of open threads that one may read. */
export function CommentsOnProposal({ proposal: { id, ...proposal } }: { proposal: Proposal }) {
  const t = useTranslations("comment");
  const { snapshot } = useOpenedOpinion();
  const here = snapshot.opinion.negotiation.comments.filter(({ on }) => on.proposalId === id);
  const open = here.filter(({ replyTo, resolved }) => replyTo === null && resolved === null).length;
  const linked = useLinkedId("comment");
  const label = proposalLabel(proposal);
  return (
    <details className="earlier" open={here.some((one) => one.id === linked)}>
      <summary>{t("onProposal", { n: open })}</summary>
      <CommentsOn on={{ proposalId: id }} what={t("proposal", { label })} />
    </details>
  );
}
