import { useId } from "react";

type ZoneFieldProps = {
  readonly label: string;
  /** As the browser's own field has it, in the zone that the label names. */
  readonly value: string;
  readonly help?: string;
  readonly wrong: string | null;
  readonly onChange: (value: string) => void;
};

/** A date and a time on the wall of a zone. */
export function ZoneField({ label, value, help, wrong, onChange }: ZoneFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="datetime-local"
        value={value}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="help" id={`${id}-help`}>
        {help}
      </span>
      {wrong === null ? null : (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
