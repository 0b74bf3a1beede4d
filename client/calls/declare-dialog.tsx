import { useTranslations } from "use-intl";
import type { Call } from "../../shared/negotiation/call.ts";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { ReasonDialog } from "../opinion/reason-dialog.tsx";

type DeclareDialogProps = { readonly call: Call; readonly done: string; readonly onClose: () => void };

/** Something is still open on the text: the declaration needs a reason, as any mark does. */
export function DeclareDialog({ call, done, onClose }: DeclareDialogProps) {
  const t = useTranslations("inMeeting.call");
  const askThenClose = useAskThenClose();
  return (
    <ReasonDialog
      title={t("reasonTitle")}
      explain={t("reasonExplain")}
      doWords={t("declare", { tier: call.tier })}
      reason="needed"
      onClose={onClose}
      onDo={(reason) => askThenClose({ type: "declareCall", callSeq: call.seq, reason }, done)}
    />
  );
}
