import { useState } from "react";
import { useTranslations } from "use-intl";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";

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
  const [words, wordsField] = useText();
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
      <ReasonField
        label={label ?? t(reason === "needed" ? "ask.reason" : "ask.reasonOptional")}
        help={help ?? t("ask.reasonHelp")}
        {...wordsField}
        wrong={wrong}
        focusFirst
      />
    </FormDialog>
  );
}
