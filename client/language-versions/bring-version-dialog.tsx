import { useState } from "react";
import { useTranslations } from "use-intl";
import type { BaseText } from "../../shared/opinion/base-text.ts";
import { VERSION_STANDINGS, type VersionStanding } from "../../shared/opinion/language-version.ts";
import type { VersionPreview } from "../../shared/language-version/match-version.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { WORK_LANGUAGES, type WorkLanguage } from "../../shared/text/work-language.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { WORD_TYPES } from "../ui/file-field.tsx";
import { Select } from "../ui/select.tsx";
import { ChooseFile } from "../files/choose-file.tsx";
import { FileProblem } from "../files/sending-file.tsx";
import { SendingContext, useSending } from "../ui/use-sending.ts";
import { useUpload } from "../files/use-upload.ts";
import { VersionForm } from "./version-form.tsx";

type BringProps = { readonly baseText: BaseText; readonly onClose: () => void };

/** A translation of a base text: its language, what it counts for, the file, then what was read of it. */
export function BringVersionDialog({ baseText, onClose }: BringProps) {
  const t = useTranslations("languageVersion");
  const ui = useTranslations("ui");
  const { snapshot } = useOpenedOpinion();
  const [language, setLanguage] = useState<WorkLanguage>("fr");
  const [standing, setStanding] = useState<VersionStanding>("unofficial");
  const [preview, setPreview] = useState<VersionPreview | null>(null);
  const { onItsWay, problem, send } = useUpload();
  const keeping = useSending(onClose);
  const { n } = baseText;
  const path = `/api/opinions/${snapshot.opinion.id}/base-texts/${n}/languages/${language}`;
  return (
    <SendingContext value={keeping}>
      <Dialog title={t("title", { n })} onClose={onClose} wide>
        {preview !== null ? (
          <VersionForm
            preview={preview}
            of={{ baseText: n, language, standing }}
            onAgain={() => setPreview(null)}
            sending={keeping}
            onClose={onClose}
          />
        ) : (
          <>
            <p className="quiet">{t("explain")}</p>
            <FileProblem problem={problem} />
            <ChooseFile
              onItsWay={onItsWay}
              label={t("file")}
              accept={`${WORD_TYPES},.txt,text/plain`}
              sending={(name) => t("sending", { name })}
              reading={(name) => t("reading", { name })}
              onChoose={(file) => void send<VersionPreview>(path, file, setPreview)}
            >
              <Select
                label={t("language")}
                chosen={language}
                onChoose={setLanguage}
                choices={REPORT_LANGUAGES.map((value) => ({ value, words: WORK_LANGUAGES[value] }))}
              />
              <Choices
                label={t("counts")}
                chosen={standing}
                onChoose={setStanding}
                choices={VERSION_STANDINGS.map((value) => ({ value, words: t(`counting.${value}`) }))}
              />
            </ChooseFile>
            <DialogActs>
              <Button onPress={onClose}>{ui("cancel")}</Button>
            </DialogActs>
          </>
        )}
      </Dialog>
    </SendingContext>
  );
}
