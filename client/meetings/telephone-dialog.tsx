import { useState } from "react";
import { useTranslations } from "use-intl";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import { delegationId } from "../../shared/ids.ts";
import { FLOOR_WORD_CHARS_MAX } from "../../shared/meeting-limits.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";

type TelephoneDialogProps = { readonly meeting: MeetingNow; readonly onClose: () => void };

/** Records a request for the floor that reached the lead by telephone, with who said it (rule T27). */
export function TelephoneDialog({ meeting, onClose }: TelephoneDialogProps) {
  const t = useTranslations("inMeeting.floor");
  const ui = useTranslations("ui");
  const { delegations } = useForum();
  const { sending, send } = useForumForm(onClose);
  const hasClause = meeting.table !== null && meeting.table.clauseId !== null;
  const [who, setWho] = useState<string>(delegations[0]?.id ?? "");
  const [on, setOn] = useState<"clause" | "general" | "order">(hasClause ? "clause" : "general");
  const [word, setWord] = useState("");
  const [isWrong, setWrong] = useState(false);
  const submit = (): void => {
    if (word.trim() === "") return setWrong(true);
    send(
      {
        type: "askFloor",
        meetingId: meeting.id,
        on,
        for: { delegationId: delegationId(who), word: word.trim() },
      },
      t("recorded"),
    );
  };
  return (
    <FormDialog
      sending={sending}
      title={t("telephone")}
      seen={t("telephoneSeen")}
      doWords={t("record")}
      isDisabled={who === ""}
      onEdit={() => setWrong(false)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t("telephoneFor")}
        chosen={who}
        onChoose={setWho}
        choices={delegations.map(({ id, symbol }) => ({ value: id as string, words: symbol }))}
      />
      <Choices
        label={t("telephoneOn")}
        chosen={on}
        onChoose={setOn}
        choices={[
          { value: "clause", words: t("askClause"), disabled: !hasClause },
          { value: "general", words: t("askGeneral") },
          { value: "order", words: t("askOrder") },
        ]}
      />
      <TextField
        label={t("telephoneWord")}
        help={t("telephoneWordHelp")}
        value={word}
        wrong={isWrong ? ui("required") : null}
        maxLength={FLOOR_WORD_CHARS_MAX}
        onChange={setWord}
      />
    </FormDialog>
  );
}
