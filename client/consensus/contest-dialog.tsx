import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { ReasonDialog } from "../opinion/reason-dialog.tsx";

type ContestDialogProps = {
  readonly clauseId: ClauseId;
  readonly correctionSeq: number;
  readonly onClose: () => void;
};

/** "This is substance": a delegation's answer to an editorial correction. */
export function ContestDialog({ clauseId, correctionSeq, onClose }: ContestDialogProps) {
  const t = useTranslations("agreement");
  const { me } = useForum();
  const { nameOf, whom } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  return (
    <ReasonDialog
      title={t("substanceTitle")}
      explain={t("substanceExplain", { who: whom(me.id).spoken })}
      doWords={t("substanceDo")}
      reason="optional"
      onClose={onClose}
      onDo={(reason) => {
        const given = reason === "" ? {} : { reason };
        const clause = nameOf(clauseId);
        askThenClose(
          { type: "contestCorrection", clauseId, correctionSeq, ...given },
          t("done.contested", { clause }),
        );
      }}
    />
  );
}
