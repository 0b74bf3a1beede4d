import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Proposal } from "../../shared/negotiation/proposal.ts";
import { proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { BelongsTo } from "./belongs-to.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";

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
    <Dialog title={t("proposal.actName.assign", { label })} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p className="quiet">{t("proposal.explain.assign")}</p>
        <BelongsTo proponent={proposal.proponent} chosen={chosen} onChoose={setChosen} />
        <p className="faint">{t("proposal.allSee")}</p>
        <DialogActs>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button look="main" type="submit" isDisabled={chosen === (proposal.contribution?.id ?? null)}>
            {t("proposal.assignDo")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
