import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import { CONTRIBUTION_NUMBER_CHARS_MAX, TITLE_CHARS_MAX } from "../../shared/limits.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useTakeNumber } from "./use-take-number.ts";

type EditDialogProps = { readonly contribution: ListedContribution; readonly onClose: () => void };

/** Corrects a paper's number or title; its proposals take the new number at once. */
export function EditDialog({ contribution, onClose }: EditDialogProps) {
  const t = useTranslations();
  const command = useForumCommand();
  const takeNumber = useTakeNumber();
  const [number, setNumber] = useState(contribution.number);
  const [title, setTitle] = useState(contribution.title);
  const send = async (): Promise<void> => {
    const edited = { number: number.trim(), title: title.trim() };
    const { id: contributionId } = contribution;
    const done = t("contribution.edited", { number: edited.number });
    if (!(await command({ type: "editContribution", contributionId, ...edited }, done))) return;
    onClose();
    if (edited.number !== contribution.number) await takeNumber(contribution);
  };
  return (
    <Dialog title={t("contribution.editName", { number: contribution.number })} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          label={t("contribution.number")}
          help={t("contribution.numberHelp")}
          value={number}
          maxLength={CONTRIBUTION_NUMBER_CHARS_MAX}
          focusFirst
          onChange={setNumber}
        />
        <TextField
          label={t("contribution.title")}
          value={title}
          maxLength={TITLE_CHARS_MAX}
          onChange={setTitle}
        />
        <p className="faint">{t("contribution.allSee")}</p>
        <DialogActs>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button look="main" type="submit" isDisabled={number.trim() === "" || title.trim() === ""}>
            {t("contribution.save")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
