import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import type { DelegationId } from "../../shared/ids.ts";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { Button } from "../ui/button.tsx";
import { Selection } from "../ui/choices.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";

type AttendanceDialogProps = { readonly meeting: ToldMeeting; readonly onClose: () => void };

/** The list of who attends: whoever holds the meeting adds to it, the secretariat corrects it with a reason (rule T25). */
export function AttendanceDialog({ meeting, onClose }: AttendanceDialogProps) {
  const t = useTranslations("meeting.list");
  const ui = useTranslations("ui");
  const { me, delegations } = useForum();
  const send = useForumCommand();
  /** What was pressed here: what delegations say meanwhile goes on beside it. */
  const [wanted, setWanted] = useState<ReadonlyMap<DelegationId, boolean>>(new Map());
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState(false);
  const [sending, setSending] = useState(false);
  const mayCorrect = mayDo(me, meeting.groupId, "correctAttendance") === null;
  const isThere = (id: DelegationId): boolean => meeting.attending.includes(id);
  const ids = delegations.map(({ id }) => id);
  const chosen = new Set(ids.filter((id) => wanted.get(id) ?? isThere(id)));
  const added = ids.filter((id) => chosen.has(id) && !isThere(id));
  const removed = meeting.attending.filter((id) => !chosen.has(id));
  const corrects = removed.length > 0 || (meeting.closed !== null && added.length > 0);

  const submit = async (): Promise<void> => {
    const why = reason.trim();
    if (corrects && why === "") return setWrong(true);
    setSending(true);
    const asked = {
      type: "listAttendance",
      meetingId: meeting.id,
      ...(why === "" ? {} : { reason: why }),
    } as const;
    const done =
      (added.length === 0 || (await send({ ...asked, delegations: added, attends: true }, t("done")))) &&
      (removed.length === 0 || (await send({ ...asked, delegations: removed, attends: false }, t("done"))));
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
        <p className="quiet">{t(mayCorrect ? "explainCorrect" : "explain")}</p>
        {delegations.length === 0 ? <p>{t("noDelegations")}</p> : null}
        <Selection<DelegationId>
          label={t("delegations", { name: meeting.name })}
          chosen={chosen}
          onChange={(next) =>
            setWanted(
              new Map(ids.filter((id) => next.has(id) !== isThere(id)).map((id) => [id, next.has(id)])),
            )
          }
          choices={delegations.map(({ id, symbol }) => ({
            value: id,
            words: symbol,
            disabled: !mayCorrect && isThere(id),
          }))}
        />
        {corrects ? (
          <TextField
            label={t("reason")}
            value={reason}
            wrong={wrong ? ui("required") : null}
            maxLength={REASON_CHARS_MAX}
            onChange={(next) => {
              setReason(next);
              setWrong(false);
            }}
          />
        ) : null}
        <DialogActs>
          <p className="who-sees">{t("seen")}</p>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button look="main" type="submit" isDisabled={sending || added.length + removed.length === 0}>
            {t("do")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
