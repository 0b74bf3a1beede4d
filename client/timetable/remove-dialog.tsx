import { useTranslations } from "use-intl";
import type { TimetableCommand } from "../../shared/forum/timetable-rights.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { ChangedMeanwhile } from "./changed-meanwhile.tsx";
import { TurnsPreview } from "./turns-preview.tsx";
import { useEntrySince } from "./use-entry-since.ts";

type RemoveDialogProps = { readonly entry: TimetableEntry; readonly onClose: () => void };

/** Takes an entry that lies ahead out of the timetable, with a reason. */
export function RemoveDialog({ entry, onClose }: RemoveDialogProps) {
  const t = useTranslations("deadline.ask");
  const wordsOf = useWordsOf();
  const { sending, send } = useForumForm(onClose);
  const [reason, reasonField] = useText();
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
      onSubmit={() => send(command, t("removed"))}
      onClose={onClose}
    >
      <ChangedMeanwhile entry={held} />
      <p className="quiet">{wordsOf(entry.what)}</p>
      <ReasonField label={t("reason")} help={t("reasonHelp")} {...reasonField} required />
      <TurnsPreview command={held.since.length === 0 ? command : null} />
    </FormDialog>
  );
}
