import { useState } from "react";
import { useTranslations } from "use-intl";
import { ANSWER_HOURS_MAX } from "../../shared/limits.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useForum } from "../forum/use-forum.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";

const USUAL_HOURS = "72";

/** Records the forum's time for answers, or that it gave it up. */
export function AnswerTimeDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("objection.time");
  const before = useForum().answerTimeSet?.hours ?? null;
  const { sending, send } = useForumForm(onClose);
  const [kind, setKind] = useState<"noTime" | "withTime">(before === null ? "noTime" : "withTime");
  const [hours, hoursField] = useText(before === null ? USUAL_HOURS : String(before));
  const [reason, reasonField] = useText();
  const [wrong, setWrong] = useState<"hours" | "reason" | null>(null);

  const submit = (): void => {
    const n = Number(hours.trim());
    const isHours = Number.isInteger(n) && n >= 1 && n <= ANSWER_HOURS_MAX;
    if (kind === "withTime" && !isHours) return setWrong("hours");
    if (reason.trim() === "") return setWrong("reason");
    const command = {
      type: "setAnswerTime",
      hours: kind === "noTime" ? null : n,
      reason: reason.trim(),
    } as const;
    send(command, t("done"));
  };

  return (
    <FormDialog
      sending={sending}
      title={t("title")}
      seen={t("seen")}
      doWords={t("do")}
      onEdit={() => setWrong(null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("explain")}</p>
      <Choices<"noTime" | "withTime">
        label={t("field")}
        chosen={kind}
        onChoose={setKind}
        choices={(["noTime", "withTime"] as const).map((value) => ({ value, words: t(value) }))}
      />
      {kind === "noTime" ? null : (
        <TextField
          label={t("hours")}
          {...hoursField}
          wrong={wrong === "hours" ? t("hoursWrong", { max: ANSWER_HOURS_MAX }) : null}
        />
      )}
      <ReasonField help={t("reasonHelp")} {...reasonField} missing={wrong === "reason"} />
    </FormDialog>
  );
}
