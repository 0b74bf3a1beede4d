import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import type { Pending } from "../../shared/negotiation/pending.ts";
import { useForum } from "../forum/use-forum.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useConsensus } from "./consensus.tsx";
import { usePendingName } from "./obstacle-words.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

type LiftDialogProps = {
  readonly clauseId: ClauseId;
  readonly pending: Pending;
  /** Of the words that the mark stands on. */
  readonly hash: string;
  readonly onClose: () => void;
};

/** *Pending X* is lifted by X, or by the secretariat on X's written word; a package by whoever leads. */
export function LiftDialog({ clauseId, pending, hash, onClose }: LiftDialogProps) {
  const t = useTranslations();
  const { me } = useForum();
  const { nameOf, whom, ask } = useConsensus();
  const name = usePendingName()(pending);
  const clause = nameOf(clauseId);
  const lift = (onWord: { readonly word?: string }): void => {
    onClose();
    const command = { type: "liftPending", clauseId, pending, hash, ...onWord } as const;
    void ask(command, t("agreement.done.lifted", { who: name }));
  };
  const title = t("agreement.liftTitle", { who: name });
  const onWord = me.role === "secretariat" && pending.clauseId === undefined;
  const explain = t("agreement.liftExplain", { clause, who: onWord ? name : whom(me.id).spoken });
  if (onWord)
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
