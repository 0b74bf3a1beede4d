import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Consultation } from "../../shared/consultation/consultation.ts";
import { useForum } from "../forum/use-forum.ts";
import { DateField } from "../time/date-field.tsx";
import { fromTheWall, onTheWall } from "../time/zone-time.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { useSending } from "../ui/use-sending.ts";
import { useText } from "../ui/use-text.ts";
import { useConsultationCommand } from "./use-consultations.ts";

type DialogProps = {
  readonly of: Pick<Consultation, "id" | "closesAt">;
  readonly onClose: () => void;
};

/** Changes the deadline of a consultation, with a reason. */
export function DeadlineDialog({ of, onClose }: DialogProps) {
  const t = useTranslations("consultation");
  const { timeZone } = useForum();
  const ask = useConsultationCommand();
  const sending = useSending(onClose);
  const [closes, setCloses] = useState(onTheWall(of.closesAt, timeZone));
  const [reason, reasonField] = useText();
  const closesAt = fromTheWall(closes, timeZone);
  const submit = (): void => {
    if (closesAt === null) return;
    const at = new Date(closesAt).toISOString();
    const command = { type: "changeConsultation", consultationId: of.id, closesAt: at, reason } as const;
    sending.send((refuse) => ask(command, t("deadlineDone"), refuse));
  };
  return (
    <FormDialog
      sending={sending}
      title={t("deadlineTitle")}
      doWords={t("deadlineDo")}
      seen={t("openSeen")}
      isDisabled={reason.trim() === "" || closesAt === null}
      onSubmit={submit}
      onClose={onClose}
    >
      <DateField
        type="datetime-local"
        label={t("closes", { zone: timeZone })}
        value={closes}
        onChange={setCloses}
      />
      <ReasonField {...reasonField} />
    </FormDialog>
  );
}

/** Ends a consultation before its deadline, with a reason. */
export function CloseDialog({ of, onClose }: DialogProps) {
  const t = useTranslations("consultation");
  const ask = useConsultationCommand();
  const sending = useSending(onClose);
  const [reason, reasonField] = useText();
  const command = { type: "closeConsultation", consultationId: of.id, reason } as const;
  return (
    <FormDialog
      sending={sending}
      title={t("closeTitle")}
      doWords={t("closeDo")}
      look="grave"
      seen={t("openSeen")}
      isDisabled={reason.trim() === ""}
      onSubmit={() => sending.send((refuse) => ask(command, t("closeDone"), refuse))}
      onClose={onClose}
    >
      <p>{t("closeExplain")}</p>
      <ReasonField {...reasonField} focusFirst />
    </FormDialog>
  );
}
