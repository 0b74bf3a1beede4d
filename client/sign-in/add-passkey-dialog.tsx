import { useState } from "react";
import { useTranslations } from "use-intl";
import { PASSKEY_NAME_CHARS_MAX } from "../../shared/door-limits.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useToast } from "../ui/toasts.tsx";
import { useSending } from "../ui/use-sending.ts";
import { useText } from "../ui/use-text.ts";
import { useOutcomeWords } from "./use-outcome-words.ts";
import { addPasskey } from "./ways-requests.ts";

type AddPasskeyDialogProps = {
  /** Counts the person's passkeys, for a first name. */
  readonly n: number;
  readonly onAdded: () => void;
  readonly onClose: () => void;
};

export function AddPasskeyDialog({ n, onAdded, onClose }: AddPasskeyDialogProps) {
  const t = useTranslations("ways");
  const toast = useToast();
  const said = useOutcomeWords();
  const [name, field] = useText(() => t("firstName", { n }));
  const [isWrong, setWrong] = useState(false);
  const sending = useSending(onClose);
  const submit = (): void => {
    setWrong(name.trim() === "");
    if (name.trim() === "") return;
    sending.send(async (refuse) => {
      const words = said(await addPasskey(name.trim()));
      if (words !== null) {
        refuse(words);
        return false;
      }
      toast({ kind: "done", words: t("added") });
      onAdded();
      return true;
    });
  };
  return (
    <FormDialog
      title={t("add")}
      doWords={t("add")}
      sending={sending}
      onEdit={sending.forgetRefusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t("passkeysExplain")}</p>
      <TextField
        {...field}
        label={t("nameLabel")}
        help={t("nameHint")}
        wrong={isWrong ? t("nameMissing") : null}
        maxLength={PASSKEY_NAME_CHARS_MAX}
        focusFirst
        required
      />
    </FormDialog>
  );
}
