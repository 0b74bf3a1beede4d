import { useTranslations } from "use-intl";
import { lastMark } from "../../shared/clause/clause.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { textOf } from "../../shared/clause/words.ts";
import { useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { TextDifference } from "../opinion/text-difference.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

type DifferenceDialogProps = {
  readonly clauseId: ClauseId;
  readonly since: "mark" | "settled";
  readonly onClose: () => void;
};

/** The words as they were marked, or settled, against the words now. */
export function DifferenceDialog({ clauseId, since, onClose }: DifferenceDialogProps) {
  const t = useTranslations();
  const instants = useInstants();
  const { snapshot, nameOf } = useOpenedOpinion();
  const clause = findClause(snapshot.opinion, clauseId);
  const now = snapshot.document.clauses.find((one) => one.id === clauseId)?.text ?? "";
  if (clause === undefined) return null;
  const mark = lastMark(clause);
  const before = since === "mark" ? (mark?.text ?? now) : textOf(clause.settled.runs);
  return (
    <Dialog title={t("difference.title", { clause: nameOf(clauseId) })} onClose={onClose} wide>
      <p className="quiet">
        {since === "mark" && mark !== null
          ? t("difference.since", { tier: t(`tier.${mark.tier}`), date: instants.day(mark.at) })
          : t("difference.sinceSettled")}
      </p>
      {before === now ? <p>{t("difference.same")}</p> : <TextDifference before={before} now={now} />}
      <DialogActs>
        <Button look="main" onPress={onClose}>
          {t("ui.close")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
