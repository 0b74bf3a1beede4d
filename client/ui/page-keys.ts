import { IS_MAC } from "./chord.ts";

/** Every key of the page, as `chordOf` names it: code compares with these, and the list of keys shows them (rule K12). */
export const PAGE_KEYS = {
  help: "?",
  inbox: "Alt+m",
  open: "Enter",
  openToo: "F2",
  up: "ArrowUp",
  down: "ArrowDown",
  next: "Alt+ArrowDown",
  previous: "Alt+ArrowUp",
  leave: "Escape",
  forward: "Tab",
  backward: "Shift+Tab",
  join: "Backspace",
  joinNext: "Delete",
  deeper: IS_MAC ? "Ctrl+Shift+ArrowRight" : "Alt+Shift+ArrowRight",
  outer: IS_MAC ? "Ctrl+Shift+ArrowLeft" : "Alt+Shift+ArrowLeft",
  undo: "Mod+z",
  redo: "Mod+y",
  mark: "Mod+Enter",
  send: "Mod+Enter",
  bracket: "Alt+b",
  suggest: "Alt+p",
  search: "Mod+k",
  add: "/",
  outline: "Alt+o",
  nextPlace: "Alt+j",
  previousPlace: "Alt+k",
  person: "Alt+g",
  message: "Alt+l",
  replace: IS_MAC ? "Mod+Shift+h" : "Mod+h",
  floor: "f",
  floorWriting: "Alt+f",
  time: "n",
  timeWriting: "Alt+n",
} as const;

const SIGNS: Readonly<Record<string, string>> = {
  Mod: IS_MAC ? "⌘" : "Ctrl",
  Alt: IS_MAC ? "⌥" : "Alt",
  Ctrl: IS_MAC ? "⌃" : "Ctrl",
  Shift: "⇧",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Backspace: "⌫",
  Escape: "Esc",
};

/** Keys that have another name on keyboards of some languages; Ctrl and Alt have none. */
export const NAMED_KEYS = ["Escape", "Enter", "Tab", "Delete"] as const;
export type KeyNames = Readonly<Record<(typeof NAMED_KEYS)[number], string>>;

const signOf = (part: string): string => SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part);

/** A key as it is printed: "Ctrl Enter", "Alt ↓"; with the names of the reader's keyboard where they are given. */
export const printedKey = (chord: string, names: Partial<KeyNames> = {}): string =>
  chord
    .split("+")
    .map((part) => (Object.hasOwn(names, part) ? names[part as keyof KeyNames] : undefined) ?? signOf(part))
    .join(" ");

/** A key as `aria-keyshortcuts` wants it. */
export const keyShortcut = (chord: string): string => chord.replace("Mod", IS_MAC ? "Meta" : "Control");
