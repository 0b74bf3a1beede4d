import { useId } from "react";
import type { Choice } from "./choices.tsx";

type SelectProps<Value extends string> = {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
};

/** The browser's own list: it works everywhere, also on a phone. */
export function Select<Value extends string>({ label, choices, chosen, onChoose }: SelectProps<Value>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={chosen}
        onChange={(event) => {
          const choice = choices.find((one) => one.value === event.target.value);
          if (choice !== undefined) onChoose(choice.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled ?? false}>
            {choice.words}
          </option>
        ))}
      </select>
    </div>
  );
}
