import { useState } from "react";
import { useTranslations } from "use-intl";
import { NUMBER_CHARS_MAX } from "../../shared/limits.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { SeenByAll } from "../opinion/seen-by-all.tsx";

/** The printed number of the Opinion, which is apart from its id. */
export function NumberDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const { snapshot } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const [number, setNumber] = useState(snapshot.opinion.number);
  return (
    <Dialog title={t("ask.numberTitle")} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          askThenClose({ type: "editOpinion", number: number.trim() }, t("acts.done.numbered"));
        }}
      >
        <p className="quiet">{t("ask.numberExplain")}</p>
        <TextField
          label={t("ask.numberField")}
          value={number}
          maxLength={NUMBER_CHARS_MAX}
          focusFirst
          onChange={setNumber}
        />
        <DialogActs>
          <SeenByAll />
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button look="main" type="submit">
            {t("ask.numberDo")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
