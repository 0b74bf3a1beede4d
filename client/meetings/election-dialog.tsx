import { useState } from "react";
import { useTranslations } from "use-intl";
import type { MeetingId, UserId } from "../../shared/ids.ts";
import { NAME_CHARS_MAX } from "../../shared/limits.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";

type ElectionDialogProps = { readonly meetingId: MeetingId; readonly onClose: () => void };

/** Records the election of the Chair by acclamation. The person has the Chair's rights from then on (rule T40). */
export function ElectionDialog({ meetingId, onClose }: ElectionDialogProps) {
  const t = useTranslations("agenda.elect");
  const ui = useTranslations("ui");
  const wordsOf = useWordsOf();
  const { people, delegations } = useForum();
  const { sending, send } = useForumForm(onClose);
  const [user, setUser] = useState<UserId | "">("");
  const [name, setName] = useState("");
  const [from, setFrom] = useState("");
  const [reason, reasonField] = useText(() => t("acclamation"));
  const [isWrong, setWrong] = useState(false);
  const candidates = people.flatMap((person) => {
    const delegation = delegations.find(({ id }) => id === person.delegationId);
    return delegation === undefined || person.name === "" ? [] : [{ ...person, delegation }];
  });
  const choose = (id: string): void => {
    const found = candidates.find((one) => one.id === id);
    setWrong(false);
    setUser(found?.id ?? "");
    setName(found?.name ?? "");
    setFrom(found === undefined ? "" : wordsOf(found.delegation.name));
  };
  const submit = (): void => {
    const chair = { name: name.trim(), from: from.trim() };
    if (user === "" || chair.name === "" || chair.from === "" || reason.trim() === "") return setWrong(true);
    send({ type: "electChair", meetingId, userId: user, chair, reason: reason.trim() }, t("done"));
  };
  const missing = (text: string): string | null => (isWrong && text.trim() === "" ? ui("required") : null);
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
      <Select
        label={t("person")}
        chosen={user}
        onChoose={choose}
        wrong={missing(user)}
        choices={[
          { value: "", words: t("choose") },
          ...candidates.map(({ id, name: own, delegation }) => ({
            value: id,
            words: `${delegation.symbol}: ${own}`,
          })),
        ]}
      />
      <TextField
        label={t("name")}
        value={name}
        onChange={setName}
        maxLength={NAME_CHARS_MAX}
        wrong={missing(name)}
      />
      <TextField
        label={t("from")}
        value={from}
        onChange={setFrom}
        maxLength={NAME_CHARS_MAX}
        wrong={missing(from)}
      />
      <ReasonField {...reasonField} missing={isWrong && reason.trim() === ""} />
    </FormDialog>
  );
}
