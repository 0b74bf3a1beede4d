import { useTranslations } from "use-intl";
import type { ConsultationId, InputId } from "../../shared/ids.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { useSending } from "../ui/use-sending.ts";
import { useText } from "../ui/use-text.ts";
import { useConsultationCommand } from "./use-consultations.ts";

type DialogProps = {
  readonly consultationId: ConsultationId;
  readonly inputIds: readonly InputId[];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Withholds inputs, with a reason that the secretariat alone reads. */
export function WithholdDialog({ consultationId, inputIds, onClose, onDone }: DialogProps) {
  const t = useTranslations("consultation");
  const ask = useConsultationCommand();
  const sending = useSending(onDone);
  const [reason, reasonField] = useText();
  const n = inputIds.length;
  const command = { type: "withholdInputs" as const, consultationId, inputIds: [...inputIds], reason };
  return (
    <FormDialog
      sending={sending}
      title={t("withholdTitle", { n })}
      doWords={t("withholdDo")}
      seen={t("onlyUs")}
      isDisabled={reason.trim() === ""}
      onSubmit={() => sending.send((refuse) => ask(command, t("withholdDone", { n }), refuse))}
      onClose={onClose}
    >
      <ReasonField {...reasonField} focusFirst />
    </FormDialog>
  );
}

/** Erases one input for good; the record keeps its proof (rule F31). */
export function EraseDialog({ consultationId, inputIds, onClose, onDone }: DialogProps) {
  const t = useTranslations("consultation");
  const ask = useConsultationCommand();
  const sending = useSending(onDone);
  const [reason, reasonField] = useText();
  const [inputId] = inputIds;
  if (inputId === undefined) return null;
  const command = { type: "eraseInput", consultationId, inputId, reason } as const;
  return (
    <FormDialog
      sending={sending}
      title={t("eraseTitle")}
      doWords={t("eraseDo")}
      look="grave"
      seen={t("onlyUs")}
      isDisabled={reason.trim() === ""}
      onSubmit={() => sending.send((refuse) => ask(command, t("eraseDone"), refuse))}
      onClose={onClose}
    >
      <p>{t("eraseExplain")}</p>
      <ReasonField {...reasonField} focusFirst />
    </FormDialog>
  );
}
