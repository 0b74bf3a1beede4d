import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { baseTextNumber } from "../../shared/opinion/opinion.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import type { WorkLanguage } from "../../shared/text/work-language.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import type { Taken } from "../files/take-file.ts";
import { takeFile } from "../files/take-file.ts";
import { Select } from "../ui/select.tsx";

const FORMS = ["bracketed", "clean", "tracked", "bilingual"] as const;
type Form = (typeof FORMS)[number];

const LANGUAGE_CHOICES = Object.entries(WORK_LANGUAGES).map(([value, words]) => ({
  value: value as WorkLanguage,
  words,
}));

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "writing" }
  | Extract<Taken, { readonly kind: "failed" }>;

type TakeAwayDialogProps = { readonly opinion: Opinion; readonly onClose: () => void };

/** An Opinion as a Word file: in which form, in which language, and what will be in it. */
export function TakeAwayDialog({ opinion, onClose }: TakeAwayDialogProps) {
  const t = useTranslations("takeAway");
  const say = useTranslations();
  const { language: own } = useLanguage();
  const [form, setForm] = useState<Form>("bracketed");
  const [language, setLanguage] = useState<WorkLanguage>(own);
  const [into, setInto] = useState<WorkLanguage>("fr");
  const [state, setState] = useState<State>({ kind: "idle" });
  const n = baseTextNumber(opinion);

  const write = async (): Promise<void> => {
    setState({ kind: "writing" });
    const query = new URLSearchParams({ form, language: form === "bilingual" ? into : language });
    const taken = await takeFile(`/api/opinions/${opinion.id}/export.docx?${query}`, "draft-opinion.docx");
    if (taken.kind === "done") onClose();
    else setState(taken);
  };

  return (
    <Dialog title={t("title")} onClose={onClose}>
      <Choices
        label={t("form")}
        choices={FORMS.map((value) => ({ value, words: t(`forms.${value}`) }))}
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
      {state.kind === "failed" ? (
        <p role="alert" className="warning">
          {state.refusal === null || state.refusal.reason === "offline"
            ? t("failed")
            : say(`refusal.${state.refusal.reason}`)}
        </p>
      ) : null}
      <DialogActs>
        {state.kind === "writing" ? <Busy words={t("writing")} /> : null}
        <Button onPress={onClose}>{say("ui.cancel")}</Button>
        <Button look="main" isPending={state.kind === "writing"} onPress={() => void write()}>
          {t("take")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
