import { useState } from "react";
import { useTranslations } from "use-intl";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import { SUSPENSION_CHARS_MAX } from "../../shared/meeting-limits.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";

type SuspendDialogProps = { readonly meeting: MeetingNow; readonly onClose: () => void };

/** Suspends the meeting with a reason, as "ten minutes for consultations" (rule T28). */
export function SuspendDialog({ meeting, onClose }: SuspendDialogProps) {
  const t = useTranslations("inMeeting.suspend");
  const ui = useTranslations("ui");
  const { sending, send } = useForumForm(onClose);
  const [reason, setReason] = useState("");
  const [isWrong, setWrong] = useState(false);
  const submit = (): void => {
    if (reason.trim() === "") return setWrong(true);
    send({ type: "suspendMeeting", meetingId: meeting.id, reason: reason.trim() }, t("done"));
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
        label={t("reason")}
        help={t("example")}
        value={reason}
        wrong={isWrong ? ui("required") : null}
        maxLength={SUSPENSION_CHARS_MAX}
        focusFirst
        onChange={setReason}
      />
    </FormDialog>
  );
}
