import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import { MEETING_CONCLUSION_CHARS_MAX, MEETING_LONG_MS, REASON_CHARS_MAX } from "../../shared/limits.ts";
import { forumNow, useForum } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useInstants } from "../i18n/instants.ts";
import { ZoneField } from "../time/zone-field.tsx";
import { fromTheWall, onTheWall } from "../time/zone-time.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { Switch } from "../ui/switch.tsx";
import { TextField } from "../ui/text-field.tsx";

type CloseMeetingDialogProps = { readonly meeting: ToldMeeting; readonly onClose: () => void };

const MINUTE_MS = 60_000;

/** Closes a meeting with what it came to; one that was left open, with when it ended and why that is told now (rule T14). */
export function CloseMeetingDialog({ meeting, onClose }: CloseMeetingDialogProps) {
  const t = useTranslations("meeting.close");
  const ui = useTranslations("ui");
  const forum = useForum();
  const { timeZone } = forum;
  const seat = useSeat();
  const instants = useInstants();
  const send = useForumCommand();
  const [conclusion, setConclusion] = useState("");
  const [earlier, setEarlier] = useState(() => forumNow(forum) - meeting.opened.at > MEETING_LONG_MS);
  const [ended, setEnded] = useState(() => onTheWall(forumNow(forum), timeZone));
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState<"ended" | "reason" | null>(null);
  const [sending, setSending] = useState(false);

  const submit = async (): Promise<void> => {
    const at = fromTheWall(ended, timeZone);
    // A field has whole minutes: in the minute of its opening it ended as it was opened.
    const endedAt =
      at !== null && at < meeting.opened.at && meeting.opened.at - at < MINUTE_MS ? meeting.opened.at : at;
    if (earlier) {
      if (endedAt === null || endedAt < meeting.opened.at || endedAt > forumNow(forum))
        return setWrong("ended");
      if (reason.trim() === "") return setWrong("reason");
    }
    setSending(true);
    const done = await send(
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
    setSending(false);
    if (done) onClose();
  };

  return (
    <Dialog title={t("title")} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="quiet">
          {t("open", { name: meeting.name, at: instants.inZone(meeting.opened.at, timeZone), seat })}
        </p>
        <p className="quiet">{t("explain")}</p>
        <TextField
          label={t("conclusion")}
          help={t("conclusionHelp")}
          value={conclusion}
          lines="several"
          maxLength={MEETING_CONCLUSION_CHARS_MAX}
          focusFirst
          onChange={setConclusion}
        />
        <Switch words={t("earlier")} on={earlier} onChange={setEarlier} />
        {earlier ? (
          <>
            <ZoneField
              label={t("ended", { seat })}
              value={ended}
              wrong={wrong === "ended" ? t("endedWrong") : null}
              onChange={(next) => {
                setEnded(next);
                setWrong(null);
              }}
            />
            <TextField
              label={t("reason")}
              value={reason}
              wrong={wrong === "reason" ? ui("required") : null}
              maxLength={REASON_CHARS_MAX}
              onChange={(next) => {
                setReason(next);
                setWrong(null);
              }}
            />
          </>
        ) : null}
        <DialogActs>
          <p className="who-sees">{t("seen")}</p>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button look="main" type="submit" isDisabled={sending}>
            {t("do")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
