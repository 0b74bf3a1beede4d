import { useId } from "react";
import { FieldGroup, type FieldText } from "./field.tsx";

export type Choice<Value extends string> = {
  readonly value: Value;
  readonly words: string;
  readonly disabled?: boolean;
};

type ChoicesProps<Value extends string> = FieldText & {
  readonly choices: readonly Choice<Value>[];
  /** Null: nothing is chosen yet. */
  readonly chosen: Value | null;
  readonly onChoose: (value: Value) => void;
};

/** One of a few, all in sight. */
export function Choices<Value extends string>({ choices, chosen, onChoose, ...words }: ChoicesProps<Value>) {
  const name = useId();
  return (
    <FieldGroup {...words}>
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === chosen}
            disabled={choice.disabled ?? false}
            onChange={() => onChoose(choice.value)}
          />
          {choice.words}
        </label>
      ))}
    </FieldGroup>
  );
}

type SelectionProps<Value extends string> = FieldText & {
  readonly choices: readonly Choice<Value>[];
  readonly chosen: ReadonlySet<Value>;
  /** Each on a line of its own, where they are sentences rather than names. */
  readonly lines?: boolean;
  readonly onChange: (chosen: ReadonlySet<Value>) => void;
};

/** Any number of a list. */
export function Selection<Value extends string>({
  choices,
  chosen,
  lines = false,
  onChange,
  ...words
}: SelectionProps<Value>) {
  const toggle = (value: Value): void => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onChange(next);
  };
  return (
    <FieldGroup {...words} look={lines ? "choices" : "choices many"}>
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="checkbox"
            checked={chosen.has(choice.value)}
            disabled={choice.disabled ?? false}
            onChange={() => toggle(choice.value)}
          />
          {choice.words}
        </label>
      ))}
    </FieldGroup>
  );
}
