import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { presentWords, type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import { textOf } from "../../shared/clause/words.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose, WhyClosed } from "../opinion/open-question.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { Redline } from "./redline.tsx";
import { redlineBetween } from "./redline-of.ts";
import { writtenText } from "./written-text.ts";

/** New words for a proposal by its proponent, against the clause as it stands. The earlier ones stay readable. */
export function RewordDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const t = useTranslations();
  const { snapshot, tryOut } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const [words] = useState(() => presentWords(proposal));
  const before = textOf(words.runs);
  const [text, textField] = useText(before);
  const written = writtenText(text, proposal.clauseKind);
  const shown = useDeferredValue(written);
  const label = proposalLabel(proposal);
  const on = snapshot.opinion.negotiation.proposals.find((one) => one.id === proposal.on);
  const base =
    proposal.kind === "add"
      ? ""
      : on !== undefined
        ? textOf(presentWords(on).runs)
        : (snapshot.document.clauses.find((one) => one.id === proposal.clauseId)?.text ?? words.baseText);
  const command = {
    type: "rewordProposal" as const,
    proposalId: proposal.id,
    text: written,
    hash: words.hash,
  };
  const refusal = tryOut(command);
  return (
    <FormDialog
      title={t("proposal.actName.reword", { label })}
      wide
      seen={t("proposal.allSee")}
      doWords={t("proposal.act.reword")}
      isDisabled={refusal !== null}
      onSubmit={() => {
        askThenClose(command, t("proposal.done.reword", { label }));
      }}
      onClose={onClose}
    >
      <TextField
        label={t("proposal.words")}
        lines="several"
        {...textField}
        maxLength={CLAUSE_CHARS_MAX}
        focusFirst
      />
      <h3>{t("proposal.preview")}</h3>
      <Redline changes={redlineBetween(proposal.kind, base, shown)} language={proposal.language} />
      <p className="quiet">{t("proposal.explain.reword")}</p>
      {refusal === null || written === before ? null : <WhyClosed refusal={refusal} />}
    </FormDialog>
  );
}
