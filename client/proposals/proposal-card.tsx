import { memo, useDeferredValue, useEffect, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId, ProposalId } from "../../shared/ids.ts";
import { againstWords } from "../../shared/negotiation/against-words.ts";
import { isRunning, presentWords, type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useLinkedId, useLinkedPart } from "../opinion/linked-part.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { PaperOfProposal } from "./paper-of-proposal.tsx";
import { CommentsOnProposal } from "../comments/comments-on-proposal.tsx";
import { PositionsOnProposal } from "../positions/positions-on-proposal.tsx";
import { Button } from "../ui/button.tsx";
import { comparedOnce } from "./compared-once.ts";
import { FateSentence } from "./fate-sentence.tsx";
import { useFolded } from "./folded.ts";
import { ProposalActs } from "./proposal-acts.tsx";
import { ProposalHead } from "./proposal-head.tsx";
import { ProposalRedline } from "./proposal-redline.tsx";
import { Redline } from "./redline.tsx";
import { redlineOf } from "./redline-of.ts";
import { useSymbolOf } from "./whose.ts";
import { comma } from "../i18n/list-signs.ts";

/** One proposal: equal in size and ink to every other, whoever made it and whatever came of it. */
export const ProposalCard = memo(function ProposalCard({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("proposal");
  const [folded, fold] = useFolded(proposal.id);
  const linkedComment = useLinkedId("comment");
  const isLinked = useLinkedId("proposal") === proposal.id;
  const part = useLinkedPart<HTMLLIElement>(isLinked && linkedComment === null);
  useEffect(() => {
    if (isLinked) fold(false);
  }, [isLinked, fold]);
  const label = proposalLabel(proposal);
  const words = presentWords(proposal);
  const rebased = proposal.wordings.length > 1;
  return (
    <li
      ref={part}
      className="proposal"
      data-proposal={proposal.id}
      aria-label={t("cardName", { label })}
      tabIndex={-1}
    >
      <div className="proposal-head foldable">
        <ProposalHead proposal={proposal} />
        <Button
          look="icon"
          extraClass="proposal-fold"
          aria-expanded={!folded}
          aria-label={t(folded ? "unfold" : "fold", { label })}
          onPress={() => fold(!folded)}
        >
          {folded ? "▸" : "▾"}
        </Button>
      </div>
      {folded ? null : (
        <>
          {proposal.on === null ? null : <OnProposal on={proposal.on} />}
          {proposal.contribution === null ? null : <PaperOfProposal proposal={proposal} />}
          <ProposalRedline proposal={proposal} words={words} />
          {proposal.reason === "" ? null : (
            <p className="proposal-reason">{t("reasonGiven", { reason: proposal.reason })}</p>
          )}
          <Asked proposal={proposal} />
          {isRunning(proposal) && proposal.review === null ? <AgainstTheWords proposal={proposal} /> : null}
          {proposal.review === null ? null : (
            <p className="proposal-note">{t(`reviewAsked.${proposal.review.suggestion}`)}</p>
          )}
          <FateSentence proposal={proposal} />
          {rebased ? <EarlierWordings proposal={proposal} /> : null}
          <PositionsOnProposal proposal={proposal} />
          <CommentsOnProposal proposal={proposal} />
          <ProposalActs proposal={proposal} />
        </>
      )}
    </li>
  );
});

function OnProposal({ on }: { on: ProposalId }) {
  const t = useTranslations("proposal");
  const { snapshot } = useOpenedOpinion();
  const other = snapshot.opinion.negotiation.proposals.find((one) => one.id === on);
  return other === undefined ? null : <p className="faint">{t("on", { label: proposalLabel(other) })}</p>;
}

/**
 * Delegations asked to join that have not answered, known to those two alone; and those that had joined other words.
 */
function Asked({ proposal: { asked, askedMembers, joinedEarlier } }: { proposal: Proposal }) {
  const t = useTranslations("proposal");
  const symbolOf = useSymbolOf();
  return (
    <>
      {asked.length === 0 ? null : (
        <p className="faint">{t("asked", { delegations: asked.map(symbolOf).join(comma()) })}</p>
      )}
      {askedMembers.length === 0 ? null : (
        <p className="faint">
          {t("askedMembers", { delegations: askedMembers.map(symbolOf).join(comma()) })}
        </p>
      )}
      {joinedEarlier.length === 0 ? null : (
        <p className="faint">
          {t("joinedEarlier", { delegations: joinedEarlier.map(symbolOf).join(comma()) })}
        </p>
      )}
    </>
  );
}

/** Warns while typing if the text conflicts with the proposal. Records nothing (rule V14). */
function AgainstTheWords({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("proposal");
  const { snapshot } = useOpenedOpinion();
  const isOfClause = proposal.kind !== "add" && proposal.on === null && proposal.clauseId !== null;
  const now = isOfClause ? textNow(snapshot.document.clauses, proposal.clauseId) : "";
  // Typing comes first: what it means for proposals is worked out behind it.
  const current = useDeferredValue(now);
  const against = useMemo(
    () => (current === null ? "gone" : isOfClause ? againstWords(proposal, current, comparedOnce) : "same"),
    [proposal, current, isOfClause],
  );
  // The same place at each answer: what is new in it is read out.
  return (
    <div role="status">
      {against === "same" ? null : (
        <p className={against === "fits" ? "faint" : "proposal-note"}>{t(`against.${against}`)}</p>
      )}
    </div>
  );
}

const textNow = (
  clauses: readonly { readonly id: ClauseId; readonly text: string }[],
  id: ClauseId | null,
): string | null => clauses.find((one) => one.id === id)?.text ?? null;

/** Its history stays readable. */
function EarlierWordings({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("proposal");
  return (
    <details className="proposal-history">
      <summary>{t("earlierWordings")}</summary>
      {proposal.wordings.slice(0, -1).map((words) => (
        <Redline
          key={words.seq}
          changes={redlineOf(proposal.kind, words)}
          language={proposal.language}
          of={proposal.proponent}
        />
      ))}
    </details>
  );
}
