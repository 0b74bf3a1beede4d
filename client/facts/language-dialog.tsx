import { useState } from "react";
import { useTranslations } from "use-intl";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useForum } from "../forum/use-forum.ts";
import { type Language, LANGUAGE_FACTS, LANGUAGES } from "../i18n/languages.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { useText } from "../ui/use-text.ts";

/** Sets the language for everyone who chose none (rule K46). */
export function LanguageDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("forumLanguage");
  const { language: now = "en" } = useForum();
  const { sending, send } = useForumForm(onClose);
  const [language, setLanguage] = useState<Language>(now);
  const [reason, reasonField] = useText();
  const [isMissing, setMissing] = useState(false);
  const submit = (): void => {
    if (reason.trim() === "") return setMissing(true);
    send({ type: "changeForumTexts", texts: { language }, reason: reason.trim() }, t("done"));
  };
  return (
    <FormDialog
      sending={sending}
      title={t("title")}
      seen={t("seen")}
      doWords={t("do")}
      isDisabled={language === now}
      onEdit={() => setMissing(false)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("explain")}</p>
      <Choices<Language>
        label={t("field")}
        chosen={language}
        onChoose={setLanguage}
        choices={LANGUAGES.map((id) => ({ value: id, words: LANGUAGE_FACTS[id].name }))}
      />
      <ReasonField {...reasonField} missing={isMissing} />
    </FormDialog>
  );
}
