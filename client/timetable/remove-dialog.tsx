import { useState } from "react";
import { useTranslations } from "use-intl";
import type { TimetableCommand } from "../../shared/forum/timetable-rights.ts";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useSending } from "../ui/use-sending.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { ChangedMeanwhile } from "./changed-meanwhile.tsx";
import { TurnsPreview } from "./turns-preview.tsx";
import { useEntrySince } from "./use-entry-since.ts";

type RemoveDialogProps = { readonly entry: TimetableEntry; readonly onClose: () => void };

/** Takes an entry that lies ahead out of the timetable, with a reason. */
export function RemoveDialog({ entry, onClose }: RemoveDialogProps) {
  const t = useTranslations("deadline.ask");
  const wordsOf = useWordsOf();
  const send = useForumCommand();
  const sending = useSending(onClose);
  const [reason, setReason] = useState("");
  const held = useEntrySince(entry.id);
  const command: TimetableCommand = {
    type: "removeTimetableEntry",
    entryId: entry.id,
    of: held.of,
    reason: reason.trim(),
  };
  return (
    <FormDialog
      sending={sending}
      title={t("removeTitle")}
      seen={t("seen")}
      doWords={t("removeDo")}
      isDisabled={reason.trim() === "" || held.since.length > 0}
      onSubmit={() => sending.send((refuse) => send(command, t("removed"), refuse))}
      onClose={onClose}
    >
      <ChangedMeanwhile entry={held} />
      <p className="quiet">{wordsOf(entry.what)}</p>
      <TextField
        label={t("reason")}
        help={t("reasonHelp")}
        value={reason}
        maxLength={REASON_CHARS_MAX}
        onChange={setReason}
        required
      />
      <TurnsPreview command={held.since.length === 0 ? command : null} />
    </FormDialog>
  );
}
