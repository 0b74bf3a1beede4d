import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { UserId } from "../../shared/ids.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useForum } from "../forum/use-forum.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

type ActingRoleDialogProps = { readonly hat: "lead" | "own"; readonly onClose: () => void };

/** Hands the lead of this Opinion's group over, or takes it back; then the page reads all anew in that role. */
export function ActingRoleDialog({ hat, onClose }: ActingRoleDialogProps) {
  const t = useTranslations();
  const { me, people, delegations } = useForum();
  const { snapshot } = useOpenedOpinion();
  const { sending, send } = useForumForm(onClose);
  const { groupId } = snapshot.opinion;
  const coLeads = people.filter(({ id, leads }) => id !== me.id && leads.includes(groupId));
  const [to, setTo] = useState<UserId | "secretariat">("secretariat");
  const [reason, reasonField] = useText();
  const symbolOf = (id: (typeof coLeads)[number]["delegationId"]): string =>
    delegations.find((one) => one.id === id)?.symbol ?? "";
  const symbol = symbolOf(me.delegationId);

  const submit = (): void => {
    const command: ForumCommand =
      hat === "lead"
        ? { type: "takeLeadBack", groupId }
        : { type: "handLead", groupId, to, reason: reason.trim() };
    send(command, t(`agreement.handOver.${hat === "lead" ? "back" : "over"}`));
  };

  const words = hat === "lead" ? "back" : "over";
  return (
    <FormDialog
      sending={sending}
      title={t(`agreement.handOver.${words}Title`)}
      seen={t("agreement.handOver.seen")}
      doWords={t(`agreement.handOver.${words}Do`)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">
        {hat === "lead"
          ? t("agreement.handOver.backExplain")
          : symbol === ""
            ? t("agreement.handOver.overExplainOffice")
            : t("agreement.handOver.overExplain", { symbol })}
      </p>
      {hat === "lead" ? null : (
        <>
          <Choices<UserId | "secretariat">
            label={t("agreement.handOver.to")}
            chosen={to}
            onChoose={setTo}
            choices={[
              { value: "secretariat", words: t("agreement.handOver.toSecretariat") },
              ...coLeads.map(({ id, delegationId }) => {
                const from = symbolOf(delegationId);
                const coLead = t("agreement.handOver.toCoLead");
                return { value: id, words: from === "" ? coLead : `${coLead} (${from})` };
              }),
            ]}
          />
          <ReasonField label={t("ask.reasonOptional")} {...reasonField} />
        </>
      )}
    </FormDialog>
  );
}
