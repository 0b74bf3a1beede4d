import { useState } from "react";
import { useTranslations } from "use-intl";
import { type GroupId, groupId } from "../../shared/ids.ts";
import { MEETING_NAME_CHARS_MAX } from "../../shared/meeting-limits.ts";
import { forumNow, useForum } from "../forum/use-forum.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useGroupLabel } from "../forum/use-meetings.ts";

type OpenMeetingDialogProps = {
  /** The groups that a meeting may be opened of; null is the group of all. */
  readonly groups: readonly (GroupId | null)[];
  readonly onClose: () => void;
};

const OF_ALL = "of-all";
const NONE = "";

/** Opens a meeting now, by its name (rule T13). */
export function OpenMeetingDialog({ groups, onClose }: OpenMeetingDialogProps) {
  const t = useTranslations("meeting.open");
  const ui = useTranslations("ui");
  const forum = useForum();
  const { timetable, timeZone } = forum;
  const wordsOf = useWordsOf();
  const instants = useInstants();
  const groupWords = useGroupLabel();
  const { sending, send } = useForumForm(onClose);
  const [group, setGroup] = useState<string>(groups[0] ?? OF_ALL);
  const say = useTranslations("inMeeting");
  const seat = useSeat();
  const [name, setName] = useState(() =>
    say("prefilled", { at: instants.inZone(forumNow(forum), timeZone), seat }),
  );
  const [isNamed, setNamed] = useState(false);
  const [entryId, setEntryId] = useState(NONE);
  const [wrong, setWrong] = useState<string | null>(null);
  const of = group === OF_ALL ? null : groupId(group);

  const choose = (id: string): void => {
    setEntryId(id);
    const entry = timetable.find((one) => one.id === id);
    if (entry !== undefined && (!isNamed || name.trim() === "")) {
      setName(wordsOf(entry.what).slice(0, MEETING_NAME_CHARS_MAX));
      setWrong(null);
    }
  };
  const submit = (): void => {
    if (name.trim() === "") return setWrong(ui("required"));
    const entry = entryId === NONE ? {} : { entryId };
    send({ type: "openMeeting", groupId: of, name: name.trim(), ...entry }, t("done"));
  };

  return (
    <FormDialog
      sending={sending}
      title={t("title", { of: groups.length > 1 ? "" : groupWords(of) })}
      seen={t("seen")}
      doWords={t("do")}
      onEdit={() => setWrong(null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("explain")}</p>
      {groups.length > 1 ? (
        <Select
          label={t("group")}
          chosen={group}
          onChoose={setGroup}
          choices={groups.map((id) => ({ value: id ?? OF_ALL, words: groupWords(id) }))}
        />
      ) : null}
      <TextField
        label={t("name")}
        help={t("example")}
        value={name}
        wrong={wrong}
        maxLength={MEETING_NAME_CHARS_MAX}
        focusFirst
        onChange={(words) => {
          setName(words);
          setNamed(true);
        }}
      />
      <Select
        label={t("entry")}
        chosen={entryId}
        onChoose={choose}
        choices={[
          { value: NONE, words: t("noEntry") },
          ...timetable
            .filter((one) => one.groupId === undefined || one.groupId === of)
            .map((one) => ({
              value: one.id,
              words: `${instants.date(one.date, one.until)}: ${wordsOf(one.what)}`,
            })),
        ]}
      />
    </FormDialog>
  );
}
