import { useTranslations } from "use-intl";
import { NAME_CHARS_MAX } from "../../shared/limits.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { useLanguage } from "../i18n/language-provider.tsx";

/** The secretariat begins the report with its title (rule R31). */
export function OpenReportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("mainReport");
  const { language } = useLanguage();
  const { sending, send } = useForumForm(onClose);
  const [title, titleField] = useText("");
  return (
    <FormDialog
      sending={sending}
      title={t("begin")}
      seen={t("allSee")}
      doWords={t("beginDo")}
      isDisabled={title.trim() === ""}
      onSubmit={() => send({ type: "openMainReport", title: title.trim(), language }, t("begun"))}
      onClose={onClose}
    >
      <p>{t("beginExplain")}</p>
      <TextField
        label={t("title")}
        help={t("titleHelp")}
        {...titleField}
        maxLength={NAME_CHARS_MAX}
        focusFirst
      />
    </FormDialog>
  );
}
