import { useState } from "react";
import { useTranslations } from "use-intl";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";

type ReasonDialogProps = {
  readonly title: string;
  readonly explain?: string;
  readonly doWords: string;
  readonly reason: "needed" | "optional";
  /** Label and help of the field where it asks for something other than a reason. */
  readonly label?: string;
  readonly help?: string;
  readonly onDo: (reason: string) => void;
  readonly onClose: () => void;
};

/** Asks for the reason of an act, which stands in the record. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, explain, doWords, reason, label, help, onDo, onClose } = props;
  const t = useTranslations();
  const [words, setWords] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = (): void => {
    if (reason === "needed" && words.trim() === "") {
      setWrong(t("ask.needed"));
      return;
    }
    onDo(words.trim());
  };
  return (
    <FormDialog
      title={title}
      doWords={doWords}
      onEdit={() => setWrong(null)}
      onSubmit={submit}
      onClose={onClose}
    >
      {explain === undefined ? null : <p className="quiet">{explain}</p>}
      <TextField
        label={label ?? t(reason === "needed" ? "ask.reason" : "ask.reasonOptional")}
        help={help ?? t("ask.reasonHelp")}
        value={words}
        wrong={wrong}
        maxLength={REASON_CHARS_MAX}
        focusFirst
        onChange={setWords}
      />
    </FormDialog>
  );
}
