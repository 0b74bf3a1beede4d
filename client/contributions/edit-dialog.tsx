import { useTranslations } from "use-intl";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import { CONTRIBUTION_NUMBER_CHARS_MAX, TITLE_CHARS_MAX } from "../../shared/limits.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useSending } from "../ui/use-sending.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { useTakeNumber } from "./use-take-number.ts";

type EditDialogProps = { readonly contribution: ListedContribution; readonly onClose: () => void };

/** Corrects a paper's number or title; its proposals take the new number at once. */
export function EditDialog({ contribution, onClose }: EditDialogProps) {
  const t = useTranslations();
  const command = useForumCommand();
  const sending = useSending(onClose);
  const takeNumber = useTakeNumber();
  const [number, numberField] = useText(contribution.number);
  const [title, titleField] = useText(contribution.title);
  const send = (): void => {
    const edited = { number: number.trim(), title: title.trim() };
    const { id: contributionId } = contribution;
    const done = t("contribution.edited", { number: edited.number });
    sending.send(async (refuse) => {
      if (!(await command({ type: "editContribution", contributionId, ...edited }, done, refuse)))
        return false;
      if (edited.number !== contribution.number) await takeNumber(contribution);
      return true;
    });
  };
  return (
    <FormDialog
      sending={sending}
      title={t("contribution.editName", { number: contribution.number })}
      seen={t("contribution.allSee")}
      doWords={t("contribution.save")}
      isDisabled={number.trim() === "" || title.trim() === ""}
      onSubmit={send}
      onClose={onClose}
    >
      <TextField
        label={t("contribution.number")}
        help={t("contribution.numberHelp")}
        {...numberField}
        maxLength={CONTRIBUTION_NUMBER_CHARS_MAX}
        focusFirst
      />
      <TextField label={t("contribution.title")} {...titleField} maxLength={TITLE_CHARS_MAX} />
    </FormDialog>
  );
}
