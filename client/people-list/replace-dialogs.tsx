import { useTranslations } from "use-intl";
import { useForumForm } from "../forum/use-forum-form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import type { TablePerson } from "./use-people.ts";

type PersonActProps = { readonly person: TablePerson; readonly onClose: () => void };

/** A new person takes somebody's place in one step (rule P13). */
export function ReplaceDialog({ person, onClose }: PersonActProps) {
  const t = useTranslations("peopleList");
  const { sending, send } = useForumForm(onClose);
  const [name, nameField] = useText();
  const [title, titleField] = useText();
  const [email, emailField] = useText();
  const [reason, reasonField] = useText();
  return (
    <FormDialog
      sending={sending}
      title={t("replaceTitle", { name: person.name })}
      doWords={t("replaceDo")}
      isDisabled={name.trim() === "" || reason.trim() === ""}
      onSubmit={() =>
        send(
          {
            type: "replaceParticipant",
            userId: person.id,
            name: name.trim(),
            title: title.trim(),
            email: email.trim(),
            reason: reason.trim(),
          },
          t("replaced", { name: person.name, by: name.trim() }),
        )
      }
      onClose={onClose}
    >
      <p>{t("replaceExplain", { name: person.name })}</p>
      <TextField {...nameField} label={t("field.name")} focusFirst required />
      <TextField {...titleField} label={t("field.title")} />
      <TextField {...emailField} label={t("field.email")} />
      <ReasonField {...reasonField} />
    </FormDialog>
  );
}

/** Somebody takes part no more. */
export function EndDialog({ person, onClose }: PersonActProps) {
  const t = useTranslations("peopleList");
  const { sending, send } = useForumForm(onClose);
  const [reason, reasonField] = useText();
  return (
    <FormDialog
      sending={sending}
      title={t("endTitle", { name: person.name })}
      look="grave"
      doWords={t("endDo")}
      isDisabled={reason.trim() === ""}
      onSubmit={() =>
        send(
          { type: "dismissParticipant", userId: person.id, reason: reason.trim() },
          t("ended", { name: person.name }),
        )
      }
      onClose={onClose}
    >
      <p>{t("endExplain", { name: person.name })}</p>
      <ReasonField {...reasonField} />
    </FormDialog>
  );
}
