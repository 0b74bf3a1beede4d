import { useState } from "react";
import { useTranslations } from "use-intl";
import type { TimetableCommand } from "../../shared/forum/keep-timetable.ts";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import type { TimetableEntry } from "../../shared/timetable-entry.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TurnsPreview } from "./turns-preview.tsx";

type RemoveDialogProps = { readonly entry: TimetableEntry; readonly onClose: () => void };

/** Takes an entry that lies ahead out of the timetable, with a reason. */
export function RemoveDialog({ entry, onClose }: RemoveDialogProps) {
  const t = useTranslations("deadline.ask");
  const ui = useTranslations("ui");
  const wordsOf = useWordsOf();
  const send = useForumCommand();
  const [reason, setReason] = useState("");
  const asked: TimetableCommand = {
    type: "removeTimetableEntry",
    entryId: entry.id,
    reason: reason.trim(),
  };
  return (
    <Dialog title={t("removeTitle")} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void send(asked, t("removed"));
        }}
      >
        <p className="quiet">{wordsOf(entry.what)}</p>
        <TextField
          label={t("reason")}
          help={t("reasonHelp")}
          value={reason}
          maxLength={REASON_CHARS_MAX}
          onChange={setReason}
          required
        />
        <TurnsPreview command={asked} />
        <DialogActs>
          <p className="who-sees">{t("seen")}</p>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button look="main" type="submit" isDisabled={reason.trim() === ""}>
            {t("removeDo")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
