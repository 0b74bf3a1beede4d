import { useTranslations } from "use-intl";
import { CONTRIBUTION_NUMBER_CHARS_MAX, TITLE_CHARS_MAX } from "../../shared/limits.ts";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import type { ListedHandedIn } from "../../shared/negotiation/handed-in.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { nextNumber } from "./next-number.ts";

type PostDialogProps = {
  readonly paper: ListedHandedIn;
  /** The contribution that it revises, adds to or corrects. */
  readonly to: ListedContribution | null;
  readonly onClose: () => void;
};

/** The secretariat numbers a paper and posts it: all who take part read it from then on. */
export function PostDialog({ paper, to, onClose }: PostDialogProps) {
  const t = useTranslations();
  const { sending, send } = useForumForm(onClose);
  const [number, numberField] = useText(nextNumber(paper.kind, to));
  const [title, titleField] = useText(paper.title);
  const submit = (): void => {
    const told = { number: number.trim(), title: title.trim() };
    send({ type: "postPaper", paperId: paper.id, ...told }, t("paper.posted", { number: told.number }));
  };
  return (
    <FormDialog
      sending={sending}
      title={t("paper.postTitle", { title: paper.title })}
      seen={t("contribution.allSee")}
      doWords={t("paper.postDo")}
      isDisabled={number.trim() === "" || title.trim() === ""}
      onSubmit={submit}
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
