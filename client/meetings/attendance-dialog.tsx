import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import type { DelegationId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useSending } from "../ui/use-sending.ts";
import { Selection } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";

type AttendanceDialogProps = { readonly meeting: ToldMeeting; readonly onClose: () => void };

/** The list of delegations that attend: the holder adds and removes, the secretariat corrects it later (rule T25). */
export function AttendanceDialog({ meeting, onClose }: AttendanceDialogProps) {
  const t = useTranslations("meeting.list");
  const ui = useTranslations("ui");
  const { delegations } = useForum();
  const send = useForumCommand();
  const sending = useSending(onClose);
  /** Presses in this dialog: what delegations say meanwhile goes on beside them. */
  const [wanted, setWanted] = useState<ReadonlyMap<DelegationId, boolean>>(new Map());
  const [reason, reasonField] = useText();
  const [wrong, setWrong] = useState(false);
  const isThere = (id: DelegationId): boolean => meeting.attending.includes(id);
  const ids = delegations.map(({ id }) => id);
  const chosen = new Set(ids.filter((id) => wanted.get(id) ?? isThere(id)));
  const added = ids.filter((id) => chosen.has(id) && !isThere(id));
  const removed = meeting.attending.filter((id) => !chosen.has(id));
  const corrects = meeting.closed !== null;

  const submit = (): void => {
    const why = reason.trim();
    if (corrects && why === "") return setWrong(true);
    const asked = {
      type: "listAttendance",
      meetingId: meeting.id,
      ...(why === "" ? {} : { reason: why }),
    } as const;
    sending.send(async (refuse) => {
      const list = (delegations: DelegationId[], attends: boolean): Promise<boolean> | true =>
        delegations.length === 0 || send({ ...asked, delegations, attends }, t("done"), refuse);
      return (await list(added, true)) && (await list(removed, false));
    });
  };

  return (
    <FormDialog
      sending={sending}
      title={t("title")}
      seen={t("seen")}
      doWords={t("do")}
      isDisabled={added.length + removed.length === 0}
      onEdit={() => setWrong(false)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t(corrects ? "explainCorrect" : "explain")}</p>
      {delegations.length === 0 ? <p>{t("noDelegations")}</p> : null}
      <Selection<DelegationId>
        label={t("delegations", { name: meeting.name })}
        chosen={chosen}
        onChange={(next) =>
          setWanted(new Map(ids.filter((id) => next.has(id) !== isThere(id)).map((id) => [id, next.has(id)])))
        }
        choices={delegations.map(({ id, symbol }) => ({ value: id, words: symbol }))}
      />
      {corrects ? (
        <ReasonField label={t("reason")} {...reasonField} wrong={wrong ? ui("required") : null} />
      ) : null}
    </FormDialog>
  );
}
