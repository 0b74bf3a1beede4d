import { useTranslations } from "use-intl";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import { TextField, type TextFieldProps } from "./text-field.tsx";

type ReasonFieldProps = Omit<TextFieldProps, "label" | "maxLength"> & {
  readonly label?: string;
  /** Marks a reason that was not given. */
  readonly missing?: boolean;
};

/** Asks for a reason, or for other text as long as one. */
export function ReasonField({ label, wrong, missing = false, ...field }: ReasonFieldProps) {
  const t = useTranslations("ask");
  const told = missing ? t("needed") : wrong;
  return <TextField {...field} label={label ?? t("reason")} wrong={told} maxLength={REASON_CHARS_MAX} />;
}
