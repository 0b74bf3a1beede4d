import { useState } from "react";
import { useTranslations } from "use-intl";
import type { BaseText } from "../../shared/base-text.ts";
import type { VersionStanding } from "../../shared/language-version/language-version.ts";
import { VERSION_STANDINGS } from "../../shared/language-version/language-version.ts";
import type { VersionPreview } from "../../shared/language-version/match-version.ts";
import { REPORT_LANGUAGES } from "../../shared/report/report-fields.ts";
import type { WorkLanguage } from "../../shared/word-file/work-language.ts";
import { WORK_LANGUAGES } from "../../shared/word-file/work-language.ts";
import { useConsensus } from "../consensus/consensus.tsx";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { FileField, WORD_TYPES } from "../ui/file-field.tsx";
import { Select } from "../ui/select.tsx";
import { Sending } from "../ui/sending.tsx";
import { sendFile } from "../word-import/send-file.ts";
import { useFaultWords } from "../word-import/use-fault-words.ts";
import { VersionForm } from "./version-form.tsx";
import { isolated } from "../i18n/isolated.ts";

type BringProps = { readonly baseText: BaseText; readonly onClose: () => void };

type Bringing =
  | { readonly kind: "choose" }
  | { readonly kind: "sending"; readonly name: string; readonly share: number }
  | { readonly kind: "here"; readonly preview: VersionPreview };

/** A translation of a base text: its language, what it counts for, the file, then what was read of it. */
export function BringVersionDialog({ baseText, onClose }: BringProps) {
  const t = useTranslations("languageVersion");
  const say = useTranslations();
  const faults = useFaultWords();
  const { snapshot } = useConsensus();
  const [language, setLanguage] = useState<WorkLanguage>("fr");
  const [standing, setStanding] = useState<VersionStanding>("unofficial");
  const [state, setState] = useState<Bringing>({ kind: "choose" });
  const [problem, setProblem] = useState<string | null>(null);
  const { n } = baseText;
  const send = async (file: File): Promise<void> => {
    const { name } = file;
    setProblem(null);
    setState({ kind: "sending", name, share: 0 });
    try {
      const path = `/api/opinions/${snapshot.opinion.id}/base-texts/${n}/languages/${language}`;
      const answered = await sendFile<VersionPreview>(path, file, (share) =>
        setState({ kind: "sending", name, share }),
      );
      if (answered.kind === "here") {
        setState({ kind: "here", preview: answered.body });
        return;
      }
      setProblem(faults(answered.refusal));
    } catch {
      setProblem(say("refusal.offline"));
    }
    setState({ kind: "choose" });
  };
  return (
    <Dialog title={t("title", { n })} onClose={onClose} wide>
      {state.kind === "here" ? (
        <VersionForm
          preview={state.preview}
          of={{ baseText: n, language, standing }}
          onAgain={() => setState({ kind: "choose" })}
          onDone={onClose}
        />
      ) : (
        <>
          <p className="quiet">{t("explain")}</p>
          {problem === null ? null : (
            <p className="field-error" role="alert">
              {problem}
            </p>
          )}
          {state.kind === "sending" ? (
            <Sending
              words={t("sending", { name: isolated(state.name) })}
              share={state.share < 1 ? state.share : null}
              reading={t("reading", { name: isolated(state.name) })}
            />
          ) : (
            <>
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
              <FileField
                label={t("file")}
                accept={`${WORD_TYPES},.txt,text/plain`}
                onChoose={(file) => void send(file)}
              />
            </>
          )}
          <DialogActs>
            <Button onPress={onClose}>{say("ui.cancel")}</Button>
          </DialogActs>
        </>
      )}
    </Dialog>
  );
}
