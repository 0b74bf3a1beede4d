import { Switch as AriaSwitch } from "react-aria-components/Switch";

type SwitchProps = {
  readonly words: string;
  /** Where its words stand under a heading that tells the rest: all of it, as it is read out. */
  readonly name?: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
};

export function Switch({ words, name, on, disabled = false, onChange }: SwitchProps) {
  return (
    <AriaSwitch
      className="switch"
      isSelected={on}
      isDisabled={disabled}
      onChange={onChange}
      {...(name === undefined ? {} : { "aria-label": name })}
    >
      <span className="track" aria-hidden="true" />
      {words}
    </AriaSwitch>
  );
}
