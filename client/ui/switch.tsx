type SwitchProps = {
  readonly words: string;
  /** Full name, as it is read out, where the words stand under a heading that tells the rest. */
  readonly name?: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
};

export function Switch({ words, name, on, disabled = false, onChange }: SwitchProps) {
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        {...(name === undefined ? {} : { "aria-label": name })}
      />
      {words}
    </label>
  );
}
