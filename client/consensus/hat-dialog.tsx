import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { UserId } from "../../shared/ids.ts";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

type HatDialogProps = { readonly hat: "lead" | "own"; readonly onClose: () => void };

/** Hands the lead of this Opinion's group over, or takes it back; then the page reads all anew under that hat. */
export function HatDialog({ hat, onClose }: HatDialogProps) {
  const t = useTranslations();
  const { me, people, delegations } = useForum();
  const { snapshot } = useOpenedOpinion();
  const send = useForumCommand();
  const { groupId } = snapshot.opinion;
  const coLeads = people.filter(({ id, leads }) => id !== me.id && leads.includes(groupId));
  const [to, setTo] = useState<UserId | "secretariat">("secretariat");
  const [reason, setReason] = useState("");
  const symbolOf = (id: (typeof coLeads)[number]["delegationId"]): string =>
    delegations.find((one) => one.id === id)?.symbol ?? "";
  const symbol = symbolOf(me.delegationId);

  const submit = async (): Promise<void> => {
    onClose();
    const command: ForumCommand =
      hat === "lead"
        ? { type: "takeLeadBack", groupId }
        : { type: "handLead", groupId, to, reason: reason.trim() };
    await send(command, t(`agreement.handOver.${hat === "lead" ? "back" : "over"}`));
  };

  const words = hat === "lead" ? "back" : "over";
  return (
    <Dialog title={t(`agreement.handOver.${words}Title`)} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
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
            <TextField
              label={t("ask.reasonOptional")}
              value={reason}
              maxLength={REASON_CHARS_MAX}
              onChange={setReason}
            />
          </>
        )}
        <p className="faint">{t("agreement.handOver.seen")}</p>
        <DialogActs>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button look="main" type="submit">
            {t(`agreement.handOver.${words}Do`)}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
