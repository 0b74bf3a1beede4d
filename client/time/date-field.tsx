import { useId } from "react";

type DateFieldProps = {
  readonly label: string;
  readonly type: "date" | "month" | "time";
  /** As the browser's own field has it: YYYY-MM-DD, YYYY-MM or HH:MM. */
  readonly value: string;
  readonly help?: string;
  readonly onChange: (value: string) => void;
};

/** A day, a month or a time, in the browser's own field. */
export function DateField({ label, type, value, help, onChange }: DateFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type={type}
        value={value}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      />
      {help === undefined ? null : (
        <span className="help" id={`${id}-help`}>
          {help}
        </span>
      )}
    </div>
  );
}
