import { useTranslations } from "use-intl";
import type { EndedMark } from "../../shared/document/ended-marks.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useOpenedOpinion } from "./opened-opinion.tsx";

type EndMarksDialogProps = {
  readonly ended: readonly EndedMark[];
  readonly onAnswer: (yes: boolean) => void;
};

/** Asks before a key or a button ends marks: names them and says what that means. Enter keeps them. */
export function EndMarksDialog({ ended, onAnswer }: EndMarksDialogProps) {
  const t = useTranslations("endedMark");
  const say = useTranslations();
  const { cite } = useOpenedOpinion();
  const n = ended.length;
  return (
    <ConfirmDialog
      title={t("title", { n })}
      doWords={t("do", { n })}
      look="grave"
      onClose={() => onAnswer(false)}
      onDo={() => onAnswer(true)}
    >
      <ul>
        {ended.map(({ clauseId, mark, how }) => (
          <li key={clauseId}>{t("line", { clause: cite(clauseId), tier: say(`tier.${mark.tier}`), how })}</li>
        ))}
      </ul>
      <p>{t("explain", { n })}</p>
    </ConfirmDialog>
  );
}
