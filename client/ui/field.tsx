import { type ReactNode, useId } from "react";

/** Ties a control to its label, its hint and its error. */
export type ControlProps = {
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
};

export type FieldText = {
  readonly label: string;
  readonly help?: string | undefined;
  /** The error, in words; the control is marked while it is there. */
  readonly wrong?: string | null | undefined;
};

type FieldProps = FieldText & { readonly children: (control: ControlProps) => ReactNode };

/** A control with its label, its hint and its error. */
export function Field({ label, help, wrong = null, children }: FieldProps) {
  const { control, told } = useTold(help, wrong);
  return (
    <div className="field">
      <label htmlFor={control.id}>{label}</label>
      {children(control)}
      {told}
    </div>
  );
}

type FieldGroupProps = FieldText & { readonly look?: string; readonly children: ReactNode };

/** Several controls under one label, with one hint and one error. */
export function FieldGroup({ label, help, wrong = null, look = "choices", children }: FieldGroupProps) {
  const { control, told } = useTold(help, wrong);
  return (
    <fieldset className={look} {...control}>
      <legend className="field-label">{label}</legend>
      {children}
      {told}
    </fieldset>
  );
}

function useTold(help: string | undefined, wrong: string | null) {
  const id = useId();
  const ids = [help === undefined ? [] : `${id}-help`, wrong === null ? [] : `${id}-wrong`].flat();
  const control: ControlProps = {
    id,
    "aria-invalid": wrong !== null,
    "aria-describedby": ids.length === 0 ? undefined : ids.join(" "),
  };
  const told = (
    <>
      {help === undefined ? null : (
        <span className="help" id={`${id}-help`}>
          {help}
        </span>
      )}
      {wrong === null ? null : (
        <p className="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </>
  );
  return { control, told };
}
