import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
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
  const [question, questionField] = useText(t("askExample"));
  const [prints, setPrints] = useState(false);
  return (
    <FormDialog title={t("askTitle")} doWords={t("print")} onSubmit={() => setPrints(true)} onClose={onClose}>
      <p className="quiet">{t("askExplain")}</p>
      <ReasonField label={t("askField")} lines="several" {...questionField} focusFirst />

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
