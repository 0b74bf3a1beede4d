import { chordOf, writesSign } from "../ui/chord.ts";

/**
 * While the server makes a clause, its author types on: the keys are kept here for it, none is lost and none
 * goes into the clause before.
 */
export type HeldKeys = {
  /** Holds keys behind the words that were typed for it before. */
  readonly hold: (onChange: (words: string) => void, typed?: string) => void;
  /** Ends holding and gives what was typed; "\n" where Enter was pressed. */
  readonly release: () => string;
  readonly isHolding: () => boolean;
};

/** Tells whether Tab has moved the focus to a control: keys pressed there are for it. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("button, a, input, select, textarea, [role=dialog]") !== null;

export function openHeldKeys(): HeldKeys {
  let held: string | null = null;
  let tell: (words: string) => void = () => {};

  const change = (words: string): void => {
    held = words;
    tell(words);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (held === null || isElsewhere(event.target)) return;
    const chord = chordOf(event);
    if (chord === "Backspace") change(held.replace(/.$/su, ""));
    else if (chord === "Enter") change(event.repeat ? held : `${held}\n`);
    else if (writesSign(event) && !event.isComposing) change(held + event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    hold: (onChange, typed = "") => {
      held = typed;
      tell = onChange;
      document.addEventListener("keydown", onKey, { capture: true });
    },
    release: () => {
      document.removeEventListener("keydown", onKey, { capture: true });
      const words = held ?? "";
      held = null;
      return words;
    },
    isHolding: () => held !== null,
  };
}
