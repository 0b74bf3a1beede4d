import { Switch as AriaSwitch } from "react-aria-components/Switch";

type SwitchProps = {
  readonly words: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

export function Switch({ words, on, onChange }: SwitchProps) {
  return (
    <AriaSwitch className="switch" isSelected={on} onChange={onChange}>
      <span className="track" aria-hidden="true" />
      {words}
    </AriaSwitch>
  );
}
