import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { mergedText, rebased } from "../../shared/negotiation/rebase.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { TextDifference } from "../opinion/text-difference.tsx";
import { useSeenByAll } from "../opinion/use-seen-by-all.ts";

type CorrectDialogProps = {
  readonly clauseId: ClauseId;
  readonly hash: string;
  /** The words that `hash` is of. */
  readonly text: string;
  readonly onClose: () => void;
};

/** Corrects spelling, with what changes in sight before it is done. */
export function CorrectDialog({ clauseId, hash, text, onClose }: CorrectDialogProps) {
  const t = useTranslations();
  const seen = useSeenByAll();
  const { nameOf } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const [corrected, setCorrected] = useState(text);
  const [of, setOf] = useState(text);
  if (of !== text) {
    // The words changed and were read: the correction is carried over, where it touches other words than that did.
    const carried = rebased(of, text, corrected);
    setOf(text);
    if (carried !== null) setCorrected(mergedText(carried));
  }
  const clause = nameOf(clauseId);
  const words = corrected.replaceAll(/\s+/gu, " ").trim();
  const same = words === text.trim();
  return (
    <FormDialog
      title={t("agreement.correctTitle", { clause })}
      wide
      seen={seen}
      doWords={t("agreement.correctDo")}
      isDisabled={same}
      onSubmit={() => {
        if (same) return;
        askThenClose(
          { type: "correctClause", clauseId, hash, text: words },
          t("agreement.done.corrected", { clause }),
        );
      }}
      onClose={onClose}
    >
      <p className="quiet">{t("agreement.correctExplain")}</p>
      <TextField
        label={t("agreement.correctField")}
        lines="several"
        value={corrected}
        focusFirst
        onChange={setCorrected}
      />
      <section aria-label={t("agreement.redline")}>
        {same ? (
          <p className="quiet">{t("agreement.correctSame")}</p>
        ) : (
          <TextDifference before={text} now={words} />
        )}
      </section>
    </FormDialog>
  );
}
