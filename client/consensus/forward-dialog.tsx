import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { ReasonDialog } from "../opinion/reason-dialog.tsx";
import { comma } from "../i18n/list-signs.ts";

type ForwardDialogProps = {
  readonly clauseId: ClauseId;
  readonly hash: string;
  readonly onClose: () => void;
};

/** Sends words forward though somebody cannot accept them: an act of its own kind, and no agreement. */
export function ForwardDialog({ clauseId, hash, onClose }: ForwardDialogProps) {
  const t = useTranslations("agreement");
  const { selectedClause, nameOf } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const { symbolOf } = useDelegations();
  const clause = nameOf(clauseId);
  const objecting = (selectedClause?.obstacles ?? []).flatMap((one) =>
    one.kind !== "cannotAccept"
      ? []
      : [
          one.unanswered === true
            ? `${symbolOf(one.delegationId)} (${t("way.unansweredTag")})`
            : symbolOf(one.delegationId),
        ],
  );
  return (
    <ReasonDialog
      title={t("forwardTitle", { clause })}
      explain={t("forwardExplain", { who: [...new Set(objecting)].join(comma()) })}
      doWords={t("forwardDo")}
      reason="needed"
      onClose={onClose}
      onDo={(reason) => {
        askThenClose({ type: "sendForward", clauseId, hash, reason }, t("done.sent", { clause }));
      }}
    />
  );
}
