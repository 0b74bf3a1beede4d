import { useTranslations } from "use-intl";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useSending } from "../ui/use-sending.ts";
import { useText } from "../ui/use-text.ts";
import { undoEnd, undoReplacement } from "./undo-person.ts";
import { usePersonCommand, useUndoRights } from "./use-person-command.ts";
import type { TablePerson } from "./use-people.ts";

type PersonActProps = { readonly person: TablePerson; readonly onClose: () => void };

/** A new person takes somebody's place in one step (rule P13). */
export function ReplaceDialog({ person, onClose }: PersonActProps) {
  const t = useTranslations("peopleList");
  const ask = usePersonCommand();
  const sending = useSending(onClose);
  const [name, nameField] = useText();
  const [title, titleField] = useText();
  const [email, emailField] = useText();
  const [reason, reasonField] = useText();
  const submit = (): void => {
    const by = name.trim();
    const undo = {
      of: null,
      commands: (entries: readonly ForumEntry[]) => undoReplacement(person, entries, t("undo.reason")),
      done: t("undo.isBack", { name: person.name }),
    };
    sending.send((refuse) =>
      ask(
        {
          type: "replaceParticipant",
          userId: person.id,
          name: by,
          title: title.trim(),
          email: email.trim(),
          reason: reason.trim(),
        },
        { done: t("replaced", { name: person.name, by }), undo },
        refuse,
      ),
    );
  };
  return (
    <FormDialog
      sending={sending}
      title={t("replaceTitle", { name: person.name })}
      doWords={t("replaceDo")}
      isDisabled={name.trim() === "" || reason.trim() === ""}
      onSubmit={submit}
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
  const ask = usePersonCommand();
  const rights = useUndoRights(person);
  const sending = useSending(onClose);
  const [reason, reasonField] = useText();
  return (
    <FormDialog
      sending={sending}
      title={t("endTitle", { name: person.name })}
      look="grave"
      doWords={t("endDo")}
      isDisabled={reason.trim() === ""}
      onSubmit={() =>
        sending.send((refuse) =>
          ask(
            { type: "dismissParticipant", userId: person.id, reason: reason.trim() },
            {
              done: t("ended", { name: person.name }),
              undo: {
                of: person.id,
                commands: () => undoEnd(person, rights),
                done: t("undo.isBack", { name: person.name }),
              },
            },
            refuse,
          ),
        )
      }
      onClose={onClose}
    >
      <p>{t("endExplain", { name: person.name })}</p>
      <ReasonField {...reasonField} />
    </FormDialog>
  );
}
