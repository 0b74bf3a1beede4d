import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { BelongsTo } from "./belongs-to.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";

/** The secretariat says to which paper a proposal belongs (rule F3). */
export function AssignDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const t = useTranslations();
  const askThenClose = useAskThenClose();
  const [chosen, setChosen] = useState(proposal.contribution?.id ?? null);
  const label = proposalLabel(proposal);
  const send = (): void => {
    const command = {
      type: "assignProposals" as const,
      contributionId: chosen,
      proposals: [proposal.id],
    };
    askThenClose(command, t("proposal.done.assign", { label }));
  };
  return (
    <FormDialog
      title={t("proposal.actName.assign", { label })}
      seen={t("proposal.allSee")}
      doWords={t("proposal.assignDo")}
      isDisabled={chosen === (proposal.contribution?.id ?? null)}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="quiet">{t("proposal.explain.assign")}</p>
      <BelongsTo proponent={proposal.proponent} chosen={chosen} onChoose={setChosen} />
    </FormDialog>
  );
}
