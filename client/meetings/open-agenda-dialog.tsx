import { useState } from "react";
import { useTranslations } from "use-intl";
import { MEETING_NAME_CHARS_MAX } from "../../shared/meeting-limits.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";

/** Opens the meeting of all that goes through the forum's agenda (rule T39). */
export function OpenAgendaDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("agenda.open");
  const ui = useTranslations("ui");
  const forum = useForum();
  const wordsOf = useWordsOf();
  const { sending, send } = useForumForm(onClose);
  const [name, setName] = useState(() => wordsOf(forum.name).slice(0, MEETING_NAME_CHARS_MAX));
  const [isWrong, setWrong] = useState(false);
  const submit = (): void => {
    if (name.trim() === "") return setWrong(true);
    send({ type: "openMeeting", groupId: null, name: name.trim(), agenda: true }, t("done"));
  };
  return (
    <FormDialog
      sending={sending}
      title={t("title")}
      seen={t("seen")}
      doWords={t("do")}
      onEdit={() => setWrong(false)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("explain")}</p>
      <TextField
        label={t("name")}
        value={name}
        onChange={setName}
        maxLength={MEETING_NAME_CHARS_MAX}
        wrong={isWrong ? ui("required") : null}
        focusFirst
      />
    </FormDialog>
  );
}
