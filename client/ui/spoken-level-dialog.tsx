import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { Choices } from "./choices.tsx";
import { Dialog, DialogActs } from "./dialog.tsx";
import { SPOKEN_LEVELS, useSpokenLevel } from "./spoken-level.ts";

/** Asks how much of others' work a screen reader is told (rule A71). It applies at once. */
export function SpokenLevelDialog({
  person,
  onClose,
}: {
  readonly person: string;
  readonly onClose: () => void;
}) {
  const t = useTranslations();
  const [level, choose] = useSpokenLevel(person);
  return (
    <Dialog title={t("aloud.title")} onClose={onClose}>
      <Choices
        label={t("aloud.tell")}
        help={t("aloud.intro")}
        choices={SPOKEN_LEVELS.map((value) => ({ value, words: t(`aloud.level.${value}`) }))}
        chosen={level}
        onChoose={choose}
      />
      <DialogActs>
        <Button onPress={onClose}>{t("ui.close")}</Button>
      </DialogActs>
    </Dialog>
  );
}
