import { useTranslations } from "use-intl";
import type { MeetingPlan } from "../../shared/forum/meeting-plan.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { useText } from "../ui/use-text.ts";

type CancelPlanDialogProps = { readonly plan: MeetingPlan; readonly onClose: () => void };

/** Cancels a planned meeting, with a reason (rule T31). */
export function CancelPlanDialog({ plan, onClose }: CancelPlanDialogProps) {
  const t = useTranslations("plan.cancel");
  const { sending, send } = useForumForm(onClose);
  const [reason, reasonField] = useText();
  const { id: planId, sequence, name } = plan;
  return (
    <FormDialog
      sending={sending}
      title={t("title")}
      look="grave"
      seen={t("seen")}
      doWords={t("do")}
      closeWords={t("keep")}
      isDisabled={reason.trim() === ""}
      onSubmit={() => send({ type: "cancelMeeting", planId, sequence, reason: reason.trim() }, t("done"))}
      onClose={onClose}
    >
      <p dir="auto">{name}</p>
      <ReasonField label={t("reason")} help={t("reasonHelp")} {...reasonField} required focusFirst />
    </FormDialog>
  );
}
