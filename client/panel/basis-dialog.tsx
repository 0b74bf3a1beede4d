import { useState } from "react";
import { useTranslations } from "use-intl";
import { OpenMeetingDialog } from "../meetings/load-meetings.ts";
import { useOpenable } from "../forum/use-meetings.ts";
import { Button } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

type BasisDialogProps = {
  readonly basis: string | null;
  readonly onKeep: (basis: string) => void;
  readonly onClose: () => void;
};

/** Asks on what marks rest: the meeting, or what else the agreement was given by. */
export function BasisDialog({ basis, onKeep, onClose }: BasisDialogProps) {
  const t = useTranslations();
  const [words, wordsField] = useText(basis ?? "");
  const [wrong, setWrong] = useState<string | null>(null);
  const [opening, setOpening] = useState(false);
  const { groupId } = useOpenedOpinion().snapshot.opinion;
  const openable = useOpenable().filter((id) => id === groupId);
  if (opening) {
    return <OpenMeetingDialog groups={openable} onClose={onClose} />;
  }
  return (
    <FormDialog
      title={t("basis.title")}
      doWords={t("basis.keep")}
      onEdit={() => setWrong(null)}
      onSubmit={() => {
        if (words.trim() === "") setWrong(t("ui.required"));
        else onKeep(words.trim());
      }}
      onClose={onClose}
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
      <ReasonField
        label={t("basis.field")}
        help={t("basis.example")}
        {...wordsField}
        wrong={wrong}
        focusFirst
      />
    </FormDialog>
  );
}
