import { useTranslations } from "use-intl";
import { NUMBER_CHARS_MAX } from "../../shared/limits.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useSeenByAll } from "../opinion/use-seen-by-all.ts";

/** The printed number of the Opinion, which is apart from its id. */
export function NumberDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const seen = useSeenByAll();
  const { snapshot } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const [number, numberField] = useText(snapshot.opinion.number);
  return (
    <FormDialog
      title={t("ask.numberTitle")}
      seen={seen}
      doWords={t("ask.numberDo")}
      onSubmit={() => {
        askThenClose({ type: "editOpinion", number: number.trim() }, t("acts.done.numbered"));
      }}
      onClose={onClose}
    >
      <p className="quiet">{t("ask.numberExplain")}</p>
      <TextField label={t("ask.numberField")} {...numberField} maxLength={NUMBER_CHARS_MAX} focusFirst />
    </FormDialog>
  );
}
