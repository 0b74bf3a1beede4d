import { useState } from "react";
import { useTranslations } from "use-intl";
import { MINUTE_MS } from "../../shared/durations.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import { MEETING_CONCLUSION_CHARS_MAX, MEETING_LONG_MS } from "../../shared/meeting-limits.ts";
import { forumNow, useForum } from "../forum/use-forum.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { deviceZone, useOwnTime } from "../forum/use-own-time.ts";
import { DateField } from "../time/date-field.tsx";
import { fromTheWall, onTheWall } from "../time/zone-time.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Switch } from "../ui/switch.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";

type CloseMeetingDialogProps = { readonly meeting: ToldMeeting; readonly onClose: () => void };

/** Closes a meeting with what it came to; one that was left open, with when it ended and why that is told now (rule T14). */
export function CloseMeetingDialog({ meeting, onClose }: CloseMeetingDialogProps) {
  const t = useTranslations("meeting.close");
  const ui = useTranslations("ui");
  const forum = useForum();
  const zone = deviceZone();
  const own = useOwnTime();
  const { sending, send } = useForumForm(onClose);
  const [conclusion, conclusionField] = useText();
  const [earlier, setEarlier] = useState(() => forumNow(forum) - meeting.opened.at > MEETING_LONG_MS);
  const [ended, endedField] = useText(() => onTheWall(forumNow(forum), zone));
  const [reason, reasonField] = useText();
  const [wrong, setWrong] = useState<"ended" | "reason" | null>(null);

  const submit = (): void => {
    const at = fromTheWall(ended, zone);
    // A field has whole minutes: in the minute of its opening it ended as it was opened.
    const endedAt =
      at !== null && at < meeting.opened.at && meeting.opened.at - at < MINUTE_MS ? meeting.opened.at : at;
    if (earlier) {
      if (endedAt === null || endedAt < meeting.opened.at || endedAt > forumNow(forum))
        return setWrong("ended");
      if (reason.trim() === "") return setWrong("reason");
    }
    send(
      {
        type: "closeMeeting",
        meetingId: meeting.id,
        ...(conclusion.trim() === "" ? {} : { conclusion: conclusion.trim() }),
        ...(earlier && endedAt !== null
          ? { endedAt: new Date(endedAt).toISOString(), reason: reason.trim() }
          : {}),
      },
      t("done"),
    );
  };

  return (
    <FormDialog
      sending={sending}
      title={t("title")}
      seen={t("seen")}
      doWords={t("do")}
      onEdit={() => setWrong(null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("open", { name: meeting.name, at: own.bound(meeting.opened.at) })}</p>
      <p className="quiet">{t("explain")}</p>
      <TextField
        label={t("conclusion")}
        help={t("conclusionHelp")}
        {...conclusionField}
        lines="several"
        maxLength={MEETING_CONCLUSION_CHARS_MAX}
        focusFirst
      />
      <Switch words={t("earlier")} on={earlier} onChange={setEarlier} />
      {earlier ? (
        <>
          <DateField
            type="datetime-local"
            label={t("ended", { zone })}
            {...endedField}
            wrong={wrong === "ended" ? t("endedWrong") : null}
          />
          <ReasonField
            label={t("reason")}
            {...reasonField}
            wrong={wrong === "reason" ? ui("required") : null}
          />
        </>
      ) : null}
    </FormDialog>
  );
}
