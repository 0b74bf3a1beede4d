import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useConsensus } from "./consensus.tsx";
import { ComparedWords } from "./compared-words.tsx";

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
  const { nameOf, ask } = useConsensus();
  const [corrected, setCorrected] = useState(text);
  const clause = nameOf(clauseId);
  const words = corrected.replaceAll(/\s+/gu, " ").trim();
  const same = words === text.trim();
  return (
    <Dialog title={t("agreement.correctTitle", { clause })} onClose={onClose} wide>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (same) return;
          onClose();
          void ask(
            { type: "correctClause", clauseId, hash, text: words },
            t("agreement.done.corrected", { clause }),
          );
        }}
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
            <ComparedWords before={text} now={words} />
          )}
        </section>
        <DialogActs>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button look="main" type="submit" isDisabled={same}>
            {t("agreement.correctDo")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
