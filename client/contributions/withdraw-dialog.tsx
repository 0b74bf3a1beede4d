import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useSending } from "../ui/use-sending.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";

type WithdrawDialogProps = {
  readonly contribution: ListedContribution;
  /** By the secretariat, as its owner told it. */
  readonly onWord: boolean;
  readonly onClose: () => void;
};

/** Withdraws a paper: its number and its words stay readable, and what becomes of its proposals is told. */
export function WithdrawDialog({ contribution, onWord, onClose }: WithdrawDialogProps) {
  const t = useTranslations();
  const command = useForumCommand();
  const sending = useSending(onClose);
  const [reason, setReason] = useState("");
  const [word, setWord] = useState("");
  const [wrong, setWrong] = useState(false);
  const { id: contributionId, number, proposals } = contribution;
  const send = (): void => {
    if (onWord && word.trim() === "") return setWrong(true);
    const told = {
      ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
      ...(onWord ? { word: word.trim() } : {}),
    };
    const done = t("contribution.withdrawn", { number });
    sending.send((refuse) =>
      command({ type: "withdrawContribution", contributionId, ...told }, done, refuse),
    );
  };
  return (
    <FormDialog
      sending={sending}
      title={t("contribution.withdrawTitle", { number })}
      seen={t("contribution.allSee")}
      doWords={t("contribution.withdrawDo")}
      look="grave"
      onEdit={() => setWrong(false)}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="quiet">{t("contribution.withdrawExplain")}</p>
      {proposals.length === 0 ? null : (
        <p className="warning">
          {t("contribution.withdrawProposals", { labels: proposals.map(({ label }) => label).join(", ") })}
        </p>
      )}
      {onWord ? (
        <TextField
          label={t("proposal.word")}
          help={t("proposal.wordHelp")}
          value={word}
          wrong={wrong ? t("ui.required") : null}
          maxLength={REASON_CHARS_MAX}
          focusFirst
          onChange={setWord}
        />
      ) : null}
      <TextField
        label={t("ask.reasonOptional")}
        help={t("ask.reasonHelp")}
        value={reason}
        maxLength={REASON_CHARS_MAX}
        focusFirst={!onWord}
        onChange={setReason}
      />
    </FormDialog>
  );
}
