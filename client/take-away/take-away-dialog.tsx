import { useState } from "react";
import { useTranslations } from "use-intl";
import { baseTextNumber, type Opinion } from "../../shared/opinion/opinion.ts";
import { WORK_LANGUAGES, type WorkLanguage } from "../../shared/text/work-language.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { Busy } from "../ui/busy.tsx";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { takeFile } from "../files/take-file.ts";
import { Select } from "../ui/select.tsx";
import { useSending } from "../ui/use-sending.ts";
import { SENT_FORMS, type SentForm } from "../../shared/word-file/sent-mark.ts";

const LANGUAGE_CHOICES = Object.entries(WORK_LANGUAGES).map(([value, words]) => ({
  value: value as WorkLanguage,
  words,
}));

type TakeAwayDialogProps = { readonly opinion: Opinion; readonly onClose: () => void };

/** An Opinion as a Word file: in which form, in which language, and what will be in it. */
export function TakeAwayDialog({ opinion, onClose }: TakeAwayDialogProps) {
  const t = useTranslations("takeAway");
  const say = useTranslations();
  const { language: own } = useLanguage();
  const [form, setForm] = useState<SentForm>("bracketed");
  const [language, setLanguage] = useState<WorkLanguage>(own);
  const [into, setInto] = useState<WorkLanguage>("fr");
  const sending = useSending(onClose);
  const n = baseTextNumber(opinion);

  const write = (): void => {
    const query = new URLSearchParams({ form, language: form === "bilingual" ? into : language });
    sending.send(async (refuse) => {
      const taken = await takeFile(`/api/opinions/${opinion.id}/export.docx?${query}`, "draft-opinion.docx");
      if (taken.kind === "done") return true;
      const { refusal } = taken;
      refuse(
        refusal === null || refusal.reason === "offline" ? t("failed") : say(`refusal.${refusal.reason}`),
      );
      return false;
    });
  };

  return (
    <FormDialog
      sending={sending}
      title={t("title")}
      more={sending.isSending ? <Busy words={t("writing")} /> : null}
      doWords={t("take")}
      onSubmit={write}
      onClose={onClose}
    >
      <Choices
        label={t("form")}
        choices={SENT_FORMS.map((value) => ({ value, words: t(`forms.${value}`) }))}
        chosen={form}
        onChoose={setForm}
      />
      {form === "bilingual" ? (
        <Select label={t("into")} choices={LANGUAGE_CHOICES} chosen={into} onChoose={setInto} />
      ) : (
        <Select label={t("language")} choices={LANGUAGE_CHOICES} chosen={language} onChoose={setLanguage} />
      )}
      <p className="quiet" aria-live="polite">
        {t(`holds.${form}`, { n })}
      </p>
      <p className="quiet">{t(form === "bilingual" ? "edits.free" : "edits.tracked")}</p>
    </FormDialog>
  );
}
