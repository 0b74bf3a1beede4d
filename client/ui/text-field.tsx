import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea as AriaTextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField } from "react-aria-components/TextField";

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  /** What is wrong, in words; the field is marked while it is there. */
  readonly wrong?: string | null;
  readonly lines?: "one" | "several";
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly focusFirst?: boolean;
  readonly required?: boolean;
};

export function TextField({
  label,
  value,
  onChange,
  help,
  wrong = null,
  lines = "one",
  maxLength,
  placeholder,
  focusFirst = false,
  required = false,
}: TextFieldProps) {
  const limits = maxLength === undefined ? {} : { maxLength };
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={wrong !== null}
      isRequired={required}
      validationBehavior="aria"
      autoFocus={focusFirst}
      {...limits}
    >
      <Label>{label}</Label>
      {lines === "one" ? (
        <Input className="input" dir="auto" {...(placeholder === undefined ? {} : { placeholder })} />
      ) : (
        <AriaTextArea
          className="input"
          dir="auto"
          rows={3}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      )}
      {help === undefined ? null : (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <FieldError className="wrong">{wrong}</FieldError>
    </AriaTextField>
  );
}
