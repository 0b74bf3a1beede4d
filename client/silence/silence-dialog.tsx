import { useTranslations } from "use-intl";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { ReasonDialog } from "../opinion/reason-dialog.tsx";
import { useForum } from "../forum/use-forum.ts";
import { AnswerDialog } from "./answer-dialog.tsx";
import { ReceivedDialog } from "./received-dialog.tsx";
import type { SilenceDialogState } from "../opinion/silence-dialog-state.ts";
import { StartDialog } from "./start-dialog.tsx";
import { useCited } from "./use-cited.ts";

type SilenceDialogProps = { readonly dialog: SilenceDialogState; readonly onClose: () => void };

/** The one question of a silence procedure that is open. */
export function SilenceDialog({ dialog, onClose }: SilenceDialogProps) {
  const t = useTranslations("silence");
  const forum = useForum();
  const { snapshot, whom, tryOut } = useOpenedOpinion();
  const send = useAskThenClose();
  const cited = useCited();
  if (dialog.kind === "start")
    return <StartDialog clauseId={dialog.clauseId} onSend={send} onClose={onClose} />;
  const { seq: silenceSeq } = dialog.silence;
  // As it stands now: somebody may have acted while the question was open.
  const silence =
    snapshot.opinion.negotiation.silences.find(({ seq }) => seq === silenceSeq) ?? dialog.silence;
  const clauses = cited(silence);
  const who = whom(forum.me.id).label;
  const seen = t("seenRoom", { who });
  switch (dialog.kind) {
    case "object":
      return (
        <ReasonDialog
          title={t("object.title")}
          explain={`${t("object.explain", { clauses })} ${seen}`}
          doWords={t("object.do")}
          reason="needed"
          onClose={onClose}
          onDo={(reason) => send({ type: "breakSilence", silenceSeq, reason }, t("object.done"))}
        />
      );
    case "received":
      return <ReceivedDialog silence={silence} onSend={send} onClose={onClose} />;
    case "moreTime":
      return (
        <ReasonDialog
          title={t("moreTime.title")}
          explain={`${t("moreTime.explain")} ${seen}`}
          doWords={t("moreTime.do")}
          reason="needed"
          onClose={onClose}
          onDo={(reason) => send({ type: "askMoreTime", silenceSeq, reason }, t("moreTime.done"))}
        />
      );
    case "answer":
      return <AnswerDialog silence={silence} asked={dialog.asked} onSend={send} onClose={onClose} />;
    case "cancel":
      return (
        <ReasonDialog
          title={t("cancel.title")}
          explain={t("cancel.explain")}
          doWords={t("cancel.do")}
          reason="needed"
          onClose={onClose}
          onDo={(reason) => send({ type: "cancelSilence", silenceSeq, reason }, t("cancel.done"))}
        />
      );
    case "declare": {
      const isOver = tryOut({ type: "declareSilence", silenceSeq })?.reason === "standsInTheWay";
      const explain = t("declare.explain", { clauses, who });
      return (
        <ReasonDialog
          title={t("declare.title")}
          explain={isOver ? `${explain} ${t("declare.over")}` : explain}
          doWords={t("declare.do")}
          reason={isOver ? "needed" : "optional"}
          onClose={onClose}
          onDo={(reason) =>
            send(
              { type: "declareSilence", silenceSeq, ...(reason === "" ? {} : { reason }) },
              t("declare.done"),
            )
          }
        />
      );
    }
  }
}
