import { useEffect, useRef } from "react";
import { chordOf } from "../ui/chord.ts";
import { keyShortcut, PAGE_KEYS, printedKey } from "../ui/page-keys.ts";

/** Shown on the buttons. Keys with a modifier alone: single letters are words being typed. */
export const MARK_KEY = printedKey(PAGE_KEYS.mark).replace("Enter", "↵");
/** The key's name for `aria-keyshortcuts`. */
export const MARK_SHORTCUT = keyShortcut(PAGE_KEYS.mark);
export const NEXT_KEY = printedKey(PAGE_KEYS.next);

type ActKeys = {
  readonly onMark: () => void;
  readonly onBracket: () => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
};

const KEYS: Readonly<Record<string, keyof ActKeys>> = {
  [PAGE_KEYS.mark]: "onMark",
  [PAGE_KEYS.bracket]: "onBracket",
  [PAGE_KEYS.next]: "onNext",
  [PAGE_KEYS.previous]: "onPrevious",
};

/** Fields beside the text use these keys themselves: there, Ctrl+Enter sends a comment and marks nothing. */
const FIELDS = "textarea, select, input:not([type=checkbox], [type=radio])";

/** The keys of the act bar, also while the caret is in the text. Not while a question is open. */
export function useActKeys(keys: ActKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // A letter that is typed asks no question of the whole page.
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey || event.altKey)) return;
      const key = KEYS[chordOf(event)];
      if (key === undefined || (event.target instanceof Element && event.target.matches(FIELDS))) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      // One key does one thing: the focused row or button must not handle it too (rule K12).
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) latest.current[key]();
    };
    // Before the editor sees them: to a text editor Ctrl+Enter is a line break.
    document.addEventListener("keydown", listen, { capture: true });
    return () => document.removeEventListener("keydown", listen, { capture: true });
  }, []);
}
