import { Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import { OpenMeetingDialog } from "../meetings/load-meetings.ts";
import { useOpenable } from "../forum/use-meetings.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

type BasisDialogProps = {
  readonly basis: string | null;
  readonly onKeep: (basis: string) => void;
  readonly onClose: () => void;
};

/** Asks on what marks rest: the meeting, or what else the agreement was given by. */
export function BasisDialog({ basis, onKeep, onClose }: BasisDialogProps) {
  const t = useTranslations();
  const [words, setWords] = useState(basis ?? "");
  const [wrong, setWrong] = useState<string | null>(null);
  const [opening, setOpening] = useState(false);
  const { groupId } = useOpenedOpinion().snapshot.opinion;
  const openable = useOpenable().filter((id) => id === groupId);
  if (opening) {
    return (
      <Suspense fallback={null}>
        <OpenMeetingDialog groups={openable} onClose={onClose} />
      </Suspense>
    );
  }
  return (
    <Dialog title={t("basis.title")} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() === "") setWrong(t("ui.required"));
          else onKeep(words.trim());
        }}
      >
        <p className="quiet">{t("basis.explain")}</p>
        {openable.length === 0 ? null : (
          <p className="quiet">
            {t("basis.meeting")}{" "}
            <Button look="link" onPress={() => setOpening(true)}>
              {t("meeting.openDo")}
            </Button>
          </p>
        )}
        <TextField
          label={t("basis.field")}
          help={t("basis.example")}
          value={words}
          wrong={wrong}
          maxLength={REASON_CHARS_MAX}
          focusFirst
          onChange={(next) => {
            setWords(next);
            setWrong(null);
          }}
        />
        <DialogActs>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button look="main" type="submit">
            {t("basis.keep")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
