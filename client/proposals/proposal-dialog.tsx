import { useTranslations } from "use-intl";
import { presentWords, type Proposal, proposalLabel, speakerOf } from "../../shared/negotiation/proposal.ts";
import { ParkDialog } from "../parking/park-dialog.tsx";
import { TakeUpDialog } from "../parking/parked-notice.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { ReasonDialog } from "../opinion/reason-dialog.tsx";
import { AcceptDialog } from "./accept-dialog.tsx";
import { AnswerOnWordDialog } from "./answer-on-word-dialog.tsx";
import { AssignDialog } from "./assign-dialog.tsx";
import { CoSponsorDialog } from "./co-sponsor-dialog.tsx";
import type { ProposalDialogAction, ProposalQuestion } from "../opinion/question.ts";
import { ReviewDialog } from "./review-dialog.tsx";
import { RivalsDialog } from "./rivals-dialog.tsx";

type ProposalDialogProps = { readonly question: ProposalQuestion; readonly onClose: () => void };

/** The one question about proposals that is open. */
export function ProposalDialog({ question, onClose }: ProposalDialogProps) {
  const { snapshot } = useOpenedOpinion();
  switch (question.ask) {
    case "layOver":
      return <RivalsDialog clauseId={question.clauseId} onClose={onClose} />;
    case "accept":
    case "acceptInPart":
    case "decline":
    case "setAside":
    case "withdraw":
    case "askCoSponsor":
    case "review":
    case "withdrawOnWord":
    case "bringBackOnWord":
    case "answerOnWord":
    case "park":
    case "takeUp":
    case "assign": {
      const { proposals } = snapshot.opinion.negotiation;
      const proposal = proposals.find((one) => one.id === question.proposalId);
      if (proposal === undefined) return null;
      return <OnProposal ask={question.ask} proposal={proposal} onClose={onClose} />;
    }
  }
}

type OnProposalProps = {
  readonly ask: ProposalDialogAction;
  readonly proposal: Proposal;
  readonly onClose: () => void;
};

function OnProposal({ ask: act, proposal, onClose }: OnProposalProps) {
  const t = useTranslations("proposal");
  const askThenClose = useAskThenClose();
  const label = proposalLabel(proposal);
  const proposalId = proposal.id;
  const reasoned = (type: "declineProposal" | "setAsideProposal", doing: "decline" | "setAside") => (
    <ReasonDialog
      title={t(`actName.${doing}`, { label })}
      explain={t(`explain.${doing}`)}
      doWords={t(`act.${doing}`)}
      reason="needed"
      onClose={onClose}
      onDo={(reason) => {
        askThenClose({ type, proposalId, reason }, t(`done.${doing}`, { label }));
      }}
    />
  );
  const onWord = (type: "withdrawProposal" | "bringBackProposal", doing: "withdraw" | "bringBack") => {
    const delegationId = speakerOf(proposal.proponent);
    if (delegationId === null) return null;
    return (
      <ReasonDialog
        title={t(`actName.${doing}OnWord`, { label })}
        explain={t("explain.onWord")}
        doWords={t(`actName.${doing}`, { label })}
        reason="needed"
        label={t("word")}
        help={t("wordHelp")}
        onClose={onClose}
        onDo={(word) => {
          askThenClose({ type, proposalId, for: { delegationId, word } }, t(`done.${doing}`, { label }));
        }}
      />
    );
  };
  switch (act) {
    case "withdrawOnWord":
      return onWord("withdrawProposal", "withdraw");
    case "bringBackOnWord":
      return onWord("bringBackProposal", "bringBack");
    case "answerOnWord":
      return <AnswerOnWordDialog proposal={proposal} onClose={onClose} />;
    case "accept":
    case "acceptInPart":
      return (
        <AcceptDialog
          // Another wording is another question.
          key={presentWords(proposal).seq}
          proposal={proposal}
          inPart={act === "acceptInPart"}
          onClose={onClose}
        />
      );
    case "decline":
      return reasoned("declineProposal", "decline");
    case "setAside":
      return reasoned("setAsideProposal", "setAside");
    case "withdraw":
      return (
        <ReasonDialog
          title={t("actName.withdraw", { label })}
          explain={t("explain.withdraw")}
          doWords={t("act.withdraw")}
          reason="optional"
          onClose={onClose}
          onDo={(reason) => {
            const why = reason === "" ? {} : { reason };
            askThenClose({ type: "withdrawProposal", proposalId, ...why }, t("done.withdraw", { label }));
          }}
        />
      );
    case "askCoSponsor":
      return <CoSponsorDialog proposal={proposal} onClose={onClose} />;
    case "assign":
      return <AssignDialog proposal={proposal} onClose={onClose} />;
    case "park":
      return <ParkDialog subject={{ proposalId }} onClose={onClose} />;
    case "takeUp":
      return <TakeUpDialog subject={{ proposalId }} onClose={onClose} />;
    case "review":
      return <ReviewDialog proposal={proposal} onClose={onClose} />;
  }
}
