import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId, DelegationId } from "../../shared/ids.ts";
import { CLOSED_BECAUSE, type ClosedBecause } from "../../shared/clause/clause.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";

type CloseObjectionDialogProps = {
  readonly clauseId: ClauseId;
  readonly delegationId: DelegationId;
  readonly onClose: () => void;
};

/** The secretariat records that a delegation left, or did not answer in time: its objection stops no mark (rule C25). */
export function CloseObjectionDialog({ clauseId, delegationId, onClose }: CloseObjectionDialogProps) {
  const t = useTranslations("objection.record");
  const { timeZone } = useForum();
  const instants = useInstants();
  const { nameOf, tryOut, sayRefusal } = useOpenedOpinion();
  const { symbolOf } = useDelegations();
  const send = useAskThenClose();
  const [because, setBecause] = useState<ClosedBecause | null>(null);
  const [reason, reasonField] = useText();
  const [wrong, setWrong] = useState<"because" | "reason" | null>(null);
  const told = { who: symbolOf(delegationId), clause: nameOf(clauseId) };
  const command = (how: ClosedBecause, why: string) =>
    ({ type: "closeObjection", clauseId, delegationId, because: how, reason: why }) as const;
  const late = tryOut(command("noAnswer", "…"));
  const due = late?.details?.["due"];
  const submit = (): void => {
    if (because === null) return setWrong("because");
    if (reason.trim() === "") return setWrong("reason");
    send(command(because, reason.trim()), t("done", told));
  };
  return (
    <FormDialog
      title={t("title", told)}
      doWords={t("do")}
      onEdit={() => setWrong(null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("explain", told)}</p>
      <Choices<ClosedBecause>
        label={t("field")}
        chosen={because}
        onChoose={setBecause}
        choices={CLOSED_BECAUSE.map((value) => ({
          value,
          words: t(value, told),
          disabled: value === "noAnswer" && late !== null,
        }))}
        wrong={wrong === "because" ? t("needed") : null}
      />
      {late === null ? null : (
        <p className="quiet">
          {sayRefusal(late)}{" "}
          {typeof due === "number" ? t("dueAt", { when: instants.inZone(due, timeZone) }) : null}
        </p>
      )}
      <ReasonField help={t("reasonHelp")} {...reasonField} missing={wrong === "reason"} />
    </FormDialog>
  );
}
