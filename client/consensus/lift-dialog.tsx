import { useTranslations } from "use-intl";
import type { ClauseId, DelegationId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useDelegations } from "../positions/use-delegations.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useConsensus } from "./consensus.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";

type LiftDialogProps = {
  readonly clauseId: ClauseId;
  readonly delegationId: DelegationId;
  readonly onClose: () => void;
};

/** *Pending X* is lifted by X, or by the secretariat on X's written word. */
export function LiftDialog({ clauseId, delegationId, onClose }: LiftDialogProps) {
  const t = useTranslations();
  const { me } = useForum();
  const { nameOf, ask } = useConsensus();
  const { symbolOf } = useDelegations();
  const who = symbolOf(delegationId);
  const clause = nameOf(clauseId);
  const lift = (onWord: { readonly word?: string }): void => {
    onClose();
    const command = { type: "liftPending", clauseId, pending: { delegationId }, ...onWord } as const;
    void ask(command, t("agreement.done.lifted", { who }));
  };
  const title = t("agreement.liftTitle", { who });
  const explain = t("agreement.liftExplain", { clause, who });
  if (me.role === "secretariat")
    return (
      <ReasonDialog
        title={title}
        explain={`${explain} ${t("agreement.liftOnWord")}`}
        doWords={t("agreement.liftDo")}
        label={t("position.word")}
        help={t("position.wordHelp")}
        reason="needed"
        onClose={onClose}
        onDo={(word) => lift({ word })}
      />
    );
  return (
    <ConfirmDialog
      title={title}
      doWords={t("agreement.liftDo")}
      cancelWords={t("ui.cancel")}
      onClose={onClose}
      onDo={() => lift({})}
    >
      <p>{explain}</p>
    </ConfirmDialog>
  );
}
