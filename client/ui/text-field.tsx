import { Field, type FieldText } from "./field.tsx";

export type TextFieldProps = FieldText & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly lines?: "one" | "several";
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly focusFirst?: boolean;
  readonly required?: boolean;
};

export function TextField({
  value,
  onChange,
  lines = "one",
  maxLength,
  placeholder,
  focusFirst = false,
  required,
  ...words
}: TextFieldProps) {
  return (
    <Field {...words}>
      {(control) => {
        const all = { ...control, value, maxLength, placeholder, dir: "auto", "aria-required": required };
        return lines === "one" ? (
          <input
            {...all}
            className="input"
            type="text"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: the first field of a dialog
            autoFocus={focusFirst}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <textarea
            {...all}
            className="input"
            rows={3}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: the first field of a dialog
            autoFocus={focusFirst}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </Field>
  );
}
