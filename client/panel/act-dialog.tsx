import { useTranslations } from "use-intl";
import { findClause } from "../../shared/opinion/opinion.ts";
import { HuddleDialog } from "../huddles/huddle-dialog.tsx";
import { ParkDialog } from "../parking/park-dialog.tsx";
import { TakeUpDialog } from "../parking/parked-notice.tsx";
import { CleanUpDialog } from "../base-texts/clean-up-dialog.tsx";
import { ConsolidateDialog } from "../base-texts/consolidate-dialog.tsx";
import { BracketDialog } from "../brackets/bracket-dialog.tsx";
import { EndBracketDialog } from "../brackets/end-bracket-dialog.tsx";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { SilenceDialog } from "../silence/silence-dialog.tsx";
import { CloseObjectionDialog } from "../objections/close-objection-dialog.tsx";
import { PositionDialog } from "../positions/position-dialog.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import type { DialogState } from "../opinion/dialog-state.ts";
import { BasisDialog } from "./basis-dialog.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { ContestDialog } from "../consensus/contest-dialog.tsx";
import { CorrectDialog } from "../consensus/correct-dialog.tsx";
import { DifferenceDialog } from "../consensus/difference-dialog.tsx";
import { FootnoteDialog } from "../consensus/footnote-dialog.tsx";
import { ForwardDialog } from "../consensus/forward-dialog.tsx";
import { ActingRoleDialog } from "../consensus/acting-role-dialog.tsx";
import { KindDialog } from "../consensus/kind-dialog.tsx";
import { LiftDialog } from "../consensus/lift-dialog.tsx";
import { EnBlocDialog } from "../consensus/en-bloc-dialog.tsx";
import { EndsMarks } from "../opinion/ends-marks.tsx";
import { MarkDialog } from "../consensus/mark-dialog.tsx";
import { NumberDialog } from "../consensus/number-dialog.tsx";
import { usePendingName } from "../opinion/obstacle-text.ts";
import { EditRightDialog } from "../consensus/edit-right-dialog.tsx";
import { ReasonDialog } from "../opinion/reason-dialog.tsx";
import { RestoreDialog } from "../consensus/restore-dialog.tsx";
import { StageDialog } from "../consensus/stage-dialog.tsx";
import { comma } from "../i18n/list-signs.ts";

type ActDialogProps = {
  readonly dialog: DialogState;
  readonly basis: string | null;
  /** The meeting that is open, by its name. */
  readonly meeting: string | null;
  readonly keepBasis: (basis: string) => void;
  readonly nextBaseText: number;
  readonly onClose: () => void;
};

/** The one question that is open. Loaded when the first question is asked. */
export function ActDialog({ dialog, basis, meeting, keepBasis, nextBaseText: n, onClose }: ActDialogProps) {
  const t = useTranslations();
  const namePending = usePendingName();
  const { snapshot, nameOf } = useOpenedOpinion();
  const send = useAskThenClose();
  const [, take] = useClauseSelection();

  switch (dialog.kind) {
    case "basis":
      return (
        <BasisDialog
          basis={basis}
          onClose={onClose}
          onKeep={(words) => {
            keepBasis(words);
            onClose();
          }}
        />
      );
    case "mark": {
      const { clauseId, tier, hash, obstacles } = dialog;
      const objected = obstacles.some(
        (one) => one.kind === "cannotAccept" && one.marked === "never" && one.to === "room",
      );
      return (
        <MarkDialog
          marking={dialog}
          basis={basis}
          onClose={onClose}
          onMark={({ basis: words, reason, pending }) => {
            if (words !== meeting) keepBasis(words);
            const clause = nameOf(clauseId);
            const names = pending.map(namePending).join(comma());
            send(
              {
                type: "markClause",
                clauseId,
                tier,
                hash,
                ...(words === meeting ? {} : { basis: words }),
                ...(reason === "" ? {} : { reason }),
                ...(pending.length === 0 ? {} : { pending }),
              },
              objected
                ? t("agreement.done.markedPending", { clause, who: names })
                : t("acts.done.marked", { clause, tier: t(`tier.${tier}`) }),
            );
          }}
        />
      );
    }
    case "position":
      return <PositionDialog spoken={dialog} onClose={onClose} />;
    case "liftPending":
      return <LiftDialog {...dialog} onClose={onClose} />;
    case "sendForward":
      return <ForwardDialog {...dialog} onClose={onClose} />;
    case "park":
      return <ParkDialog subject={{ clauseId: dialog.clauseId }} onClose={onClose} />;
    case "takeUp":
      return <TakeUpDialog subject={{ clauseId: dialog.clauseId }} onClose={onClose} />;
    case "huddle":
      return <HuddleDialog clauseId={dialog.clauseId} onClose={onClose} />;
    case "correct":
      return <CorrectDialog {...dialog} onClose={onClose} />;
    case "contest":
      return <ContestDialog {...dialog} onClose={onClose} />;
    case "closeObjection":
      return <CloseObjectionDialog {...dialog} onClose={onClose} />;
    case "lock": {
      const { clauseId, hash } = dialog;
      const clause = nameOf(clauseId);
      return (
        <ReasonDialog
          title={t("ask.lockTitle", { clause })}
          doWords={t("ask.lockDo")}
          reason="needed"
          onClose={onClose}
          onDo={(reason) =>
            send({ type: "lockClause", clauseId, hash, reason }, t("acts.done.locked", { clause }))
          }
        />
      );
    }
    case "unlock": {
      const { clauseId } = dialog;
      const clause = nameOf(clauseId);
      return (
        <ReasonDialog
          title={t("ask.unlockTitle", { clause })}
          explain={t("ask.unlockExplain")}
          doWords={t("ask.unlockDo")}
          reason="needed"
          onClose={onClose}
          onDo={(reason) =>
            send({ type: "unlockClause", clauseId, reason }, t("acts.done.unlocked", { clause }))
          }
        />
      );
    }
    case "reopenMark": {
      const { clauseId } = dialog;
      const clause = nameOf(clauseId);
      return (
        <ReasonDialog
          title={t("ask.reopenMarkTitle", { clause })}
          explain={t("ask.reopenMarkExplain")}
          doWords={t("ask.reopenMarkDo")}
          reason="needed"
          onClose={onClose}
          onDo={(reason) =>
            send({ type: "reopenMark", clauseId, reason }, t("acts.done.markReopened", { clause }))
          }
        />
      );
    }
    case "remove": {
      const { clauseId } = dialog;
      const clause = nameOf(clauseId);
      const found = findClause(snapshot.opinion, clauseId);
      return (
        <ConfirmDialog
          title={t("ask.removeTitle", { clause })}
          doWords={t("ask.removeDo")}
          look="grave"
          onClose={onClose}
          onDo={() => {
            send({ type: "removeClause", clauseId }, t("acts.done.removed", { clause }));
            take(null);
          }}
        >
          <p>{t("ask.removeExplain")}</p>
          {found?.lock == null ? null : <p className="warning">{t("ask.removeLocked")}</p>}
          <EndsMarks command={{ type: "removeClause", clauseId }} />
        </ConfirmDialog>
      );
    }
    case "consolidate":
      return <ConsolidateDialog n={n} onClose={onClose} />;
    case "cleanUp":
      return <CleanUpDialog onClose={onClose} />;
    case "enBloc":
      return <EnBlocDialog basis={basis} meeting={meeting} keepBasis={keepBasis} onClose={onClose} />;
    case "reopen":
      return (
        <ReasonDialog
          title={t("ask.reopenTitle")}
          explain={t("ask.reopenExplain")}
          doWords={t("ask.reopenDo")}
          reason="needed"
          onClose={onClose}
          onDo={(reason) => send({ type: "reopen", reason }, t("acts.done.reopened"))}
        />
      );
    case "bracket":
      return <BracketDialog of={dialog} onClose={onClose} />;
    case "endBracket":
      return <EndBracketDialog of={dialog} onClose={onClose} />;
    case "changeKind":
      return <KindDialog clauseId={dialog.clauseId} onClose={onClose} />;
    case "footnote":
      return <FootnoteDialog clauseId={dialog.clauseId} footnoteId={dialog.footnoteId} onClose={onClose} />;
    case "pen":
      return <EditRightDialog clauseId={dialog.clauseId} onClose={onClose} />;
    case "stage":
      return <StageDialog onClose={onClose} />;
    case "hat":
      return <ActingRoleDialog hat={dialog.hat} onClose={onClose} />;
    case "number":
      return <NumberDialog onClose={onClose} />;
    case "restore":
      return <RestoreDialog onClose={onClose} />;
    case "silence":
      return <SilenceDialog dialog={dialog.ask} onClose={onClose} />;
    case "difference":
      return <DifferenceDialog clauseId={dialog.clauseId} since={dialog.since} onClose={onClose} />;
  }
}
