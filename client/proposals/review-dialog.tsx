import { useState } from "react";
import { useTranslations } from "use-intl";
import { presentWords, type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose, WhyClosed } from "../opinion/open-question.tsx";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { ProposalRedline } from "./proposal-redline.tsx";

type Outcome = "obsolete" | "stands";

/** The base changed: the machine sorts, people decide whether the proposal has become obsolete. */
export function ReviewDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const t = useTranslations();
  const { snapshot, tryOut } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reason, reasonField] = useText();
  const label = proposalLabel(proposal);
  const now = snapshot.document.clauses.find((one) => one.id === proposal.clauseId)?.text;
  const why = reason.trim() === "" ? {} : { reason: reason.trim() };
  const command =
    outcome === null ? null : { type: "reviewProposal" as const, proposalId: proposal.id, outcome, ...why };
  const refusal = command === null ? null : tryOut(command);
  return (
    <FormDialog
      title={t("proposal.actName.review", { label })}
      wide
      seen={t("proposal.allSee")}
      doWords={t("proposal.act.review")}
      isDisabled={command === null || refusal !== null}
      onSubmit={() => {
        if (command === null) return;
        askThenClose(command, t("proposal.done.review", { label }));
      }}
      onClose={onClose}
    >
      <p className="quiet">{t("proposal.explain.review")}</p>
      <h3>{t("proposal.asProposed")}</h3>
      <ProposalRedline proposal={proposal} words={presentWords(proposal)} />
      <h3>{t("proposal.clauseNow")}</h3>
      <p className="proposed-words" dir="auto">
        {now ?? t("proposal.clauseGone")}
      </p>
      <Choices<Outcome>
        label={t("proposal.outcome")}
        chosen={outcome}
        onChoose={setOutcome}
        choices={[
          { value: "obsolete", words: t("proposal.outcomeObsolete") },
          { value: "stands", words: t("proposal.outcomeStands") },
        ]}
      />
      <ReasonField label={t("ask.reasonOptional")} {...reasonField} />
      {refusal === null ? null : <WhyClosed refusal={refusal} />}
    </FormDialog>
  );
}
