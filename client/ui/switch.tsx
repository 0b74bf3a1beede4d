import { Switch as AriaSwitch } from "react-aria-components/Switch";

type SwitchProps = {
  readonly words: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
};

export function Switch({ words, on, disabled = false, onChange }: SwitchProps) {
  return (
    <AriaSwitch className="switch" isSelected={on} isDisabled={disabled} onChange={onChange}>
      <span className="track" aria-hidden="true" />
      {words}
    </AriaSwitch>
  );
}
