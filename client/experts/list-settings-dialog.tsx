import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ExpertsReaders } from "../../shared/forum/experts.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Switch } from "../ui/switch.tsx";

/** Asks who reads the list, and what the forum records for the balance. */
export function ListSettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("experts");
  const { expertsList } = useForum();
  const { sending, send } = useForumForm(onClose);
  const [to, setTo] = useState<ExpertsReaders>(expertsList.to);
  const [regions, setRegions] = useState(expertsList.regions);
  const [genders, setGenders] = useState(expertsList.genders);
  return (
    <FormDialog
      sending={sending}
      title={t("settingsTitle")}
      doWords={t("settingsDo")}
      onSubmit={() => send({ type: "setExpertsList", to, regions, genders }, t("settingsDone"))}
      onClose={onClose}
    >
      <Choices<ExpertsReaders>
        label={t("to")}
        chosen={to}
        onChoose={setTo}
        choices={[
          { value: "secretariat", words: t("toSecretariat") },
          { value: "participants", words: t("toParticipants") },
        ]}
      />
      <Switch words={t("regions")} on={regions} onChange={setRegions} />
      <Switch words={t("genders")} on={genders} onChange={setGenders} />
      <p className="help">{t("gendersHelp")}</p>
    </FormDialog>
  );
}
