import { useState } from "react";
import { useTranslations } from "use-intl";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { OwnNote } from "./own-margin.ts";
import { SheetToAsk } from "./sheet-to-ask.tsx";

type AskDialogProps = {
  readonly selectedClause: SelectedClause;
  readonly cleared: OwnNote["cleared"];
  readonly onClose: () => void;
};

/** The question that the sheet puts to the capital. */
export function AskDialog({ selectedClause, cleared, onClose }: AskDialogProps) {
  const t = useTranslations("ownMargin");
  const [question, setQuestion] = useState(t("askExample"));
  const [prints, setPrints] = useState(false);
  return (
    <FormDialog title={t("askTitle")} doWords={t("print")} onSubmit={() => setPrints(true)} onClose={onClose}>
      <p className="quiet">{t("askExplain")}</p>
      <TextField
        label={t("askField")}
        lines="several"
        value={question}
        maxLength={REASON_CHARS_MAX}
        focusFirst
        onChange={setQuestion}
      />

      {prints ? (
        <SheetToAsk
          selectedClause={selectedClause}
          cleared={cleared}
          question={question.trim()}
          onDone={onClose}
        />
      ) : null}
    </FormDialog>
  );
}
