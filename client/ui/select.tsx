import type { Choice } from "./choices.tsx";
import { Field, type FieldText } from "./field.tsx";

type SelectProps<Value extends string> = FieldText & {
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
};

/** The browser's own list: it works everywhere, also on a phone. */
export function Select<Value extends string>({ choices, chosen, onChoose, ...words }: SelectProps<Value>) {
  return (
    <Field {...words}>
      {(control) => (
        <select
          {...control}
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
      )}
    </Field>
  );
}
