import { Field, type FieldText } from "../ui/field.tsx";

type DateFieldProps = FieldText & {
  readonly type: "date" | "month" | "time" | "datetime-local";
  /** As the browser's own field has it: YYYY-MM-DD, YYYY-MM, HH:MM or YYYY-MM-DDTHH:MM. */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A day, a month or a time, in the browser's own field; in the zone that the label names. */
export function DateField({ type, value, onChange, ...words }: DateFieldProps) {
  return (
    <Field {...words}>
      {(control) => (
        <input
          {...control}
          className="input"
          type={type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
