/**
 * While the server makes a clause, its author types on: the keys are kept here for it, none is lost and none
 * goes into the clause before.
 */
export type HeldKeys = {
  readonly hold: (onChange: (words: string) => void) => void;
  /** Ends holding and gives what was typed; "\n" where Enter was pressed. */
  readonly release: () => string;
  readonly isHolding: () => boolean;
};

export function openHeldKeys(): HeldKeys {
  let held: string | null = null;
  let tell: (words: string) => void = () => {};

  const change = (words: string): void => {
    held = words;
    tell(words);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (held === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Backspace") change(held.replace(/.$/su, ""));
    else if (event.key === "Enter") change(`${held}\n`);
    else if (/^.$/su.test(event.key)) change(held + event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    hold: (onChange) => {
      held = "";
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
