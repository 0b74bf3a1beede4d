import { useState } from "react";
import { useTranslations } from "use-intl";
import { SILENCE_HOURS_MAX } from "../../shared/limits.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";

/** The hours of one decision of the United Nations General Assembly, where a forum says nothing else. */
const USUAL_HOURS = "72";

const ALLOWED = ["none", "everyDay", "workingDays"] as const;
type Allowed = (typeof ALLOWED)[number];

/** Records that the forum adopted rules for silence procedures, or gave them up. */
export function SilenceRulesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("silence.rules");
  const { silence } = useForum().rules;
  const { sending, send } = useForumForm(onClose);
  const [allowed, setAllowed] = useState<Allowed>(
    silence === null ? "none" : silence.workingDays === null ? "everyDay" : "workingDays",
  );
  const [hours, hoursField] = useText(silence === null ? USUAL_HOURS : String(silence.hoursMin));
  const [holidays, holidaysField] = useText((silence?.workingDays?.holidays ?? []).join(" "));
  const [reason, reasonField] = useText();
  const [wrong, setWrong] = useState<"hours" | "holidays" | "reason" | null>(null);

  const submit = (): void => {
    const hoursMin = Number(hours.trim());
    const days = holidays.split(/[\s,;]+/u).filter((one) => one !== "");
    const isHours = Number.isInteger(hoursMin) && hoursMin >= 1 && hoursMin <= SILENCE_HOURS_MAX;
    if (allowed !== "none" && !isHours) return setWrong("hours");
    if (allowed === "workingDays" && !days.every(isDay)) return setWrong("holidays");
    if (reason.trim() === "") return setWrong("reason");
    const workingDays = allowed === "workingDays" ? { holidays: days } : null;
    send(
      {
        type: "setSilenceRules",
        silence: allowed === "none" ? null : { hoursMin, workingDays },
        reason: reason.trim(),
      },
      t("done"),
    );
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
      <Choices<Allowed>
        label={t("field")}
        chosen={allowed}
        onChoose={setAllowed}
        choices={ALLOWED.map((value) => ({ value, words: t(`choices.${value}`) }))}
      />
      {allowed === "none" ? null : (
        <TextField
          label={t("hours")}
          help={t("hoursHelp")}
          {...hoursField}
          wrong={wrong === "hours" ? t("hoursWrong", { max: SILENCE_HOURS_MAX }) : null}
        />
      )}
      {allowed === "workingDays" ? (
        <TextField
          label={t("holidays")}
          help={t("holidaysHelp")}
          {...holidaysField}
          wrong={wrong === "holidays" ? t("holidaysWrong") : null}
        />
      ) : null}
      <ReasonField help={t("reasonHelp")} {...reasonField} missing={wrong === "reason"} />
    </FormDialog>
  );
}

/** YYYY-MM-DD of a day that there is. */
const isDay = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/u.test(day) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
};
