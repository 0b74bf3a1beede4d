import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { comma } from "../i18n/list-signs.ts";

type WithdrawDialogProps = {
  readonly contribution: ListedContribution;
  /** By the secretariat, as its owner told it. */
  readonly onWord: boolean;
  readonly onClose: () => void;
};

/** Withdraws a paper: its number and its words stay readable, and what becomes of its proposals is told. */
export function WithdrawDialog({ contribution, onWord, onClose }: WithdrawDialogProps) {
  const t = useTranslations();
  const { sending, send } = useForumForm(onClose);
  const [reason, reasonField] = useText();
  const [word, wordField] = useText();
  const [wrong, setWrong] = useState(false);
  const { id: contributionId, number, proposals } = contribution;
  const submit = (): void => {
    if (onWord && word.trim() === "") return setWrong(true);
    const told = {
      ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
      ...(onWord ? { word: word.trim() } : {}),
    };
    const done = t("contribution.withdrawn", { number });
    send({ type: "withdrawContribution", contributionId, ...told }, done);
  };
  return (
    <FormDialog
      sending={sending}
      title={t("contribution.withdrawTitle", { number })}
      seen={t("contribution.allSee")}
      doWords={t("contribution.withdrawDo")}
      look="grave"
      onEdit={() => setWrong(false)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("contribution.withdrawExplain")}</p>
      {proposals.length === 0 ? null : (
        <p className="warning">
          {t("contribution.withdrawProposals", { labels: proposals.map(({ label }) => label).join(comma()) })}
        </p>
      )}
      {onWord ? (
        <ReasonField
          label={t("proposal.word")}
          help={t("proposal.wordHelp")}
          {...wordField}
          wrong={wrong ? t("ui.required") : null}
          focusFirst
        />
      ) : null}
      <ReasonField
        label={t("ask.reasonOptional")}
        help={t("ask.reasonHelp")}
        {...reasonField}
        focusFirst={!onWord}
      />
    </FormDialog>
  );
}
