import { useEffect, useRef } from "react";

const isMac = /Mac|iPhone|iPad/u.test(navigator.userAgent);

/** Shown on the buttons. Keys with a modifier alone: single letters are words being typed. */
export const MARK_KEY = isMac ? "⌘↵" : "Ctrl ↵";
export const NEXT_KEY = isMac ? "⌥↓" : "Alt ↓";

type PenKeys = {
  readonly onMark: () => void;
  readonly onBracket: () => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
};

/** The keys of the pen bar, also while the caret is in the text. Not while a question is open. */
export function usePenKeys(keys: PenKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      // A letter that is typed asks no question of the whole page.
      if (!event.ctrlKey && !event.metaKey && !event.altKey) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      const command = event.ctrlKey || event.metaKey;
      if (event.key === "Enter" && command && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        latest.current.onMark();
      } else if (event.altKey && !command && !event.shiftKey && event.code === "KeyB") {
        event.preventDefault();
        latest.current.onBracket();
      } else if (event.altKey && !command && event.key === "ArrowDown") {
        event.preventDefault();
        latest.current.onNext();
      } else if (event.altKey && !command && event.key === "ArrowUp") {
        event.preventDefault();
        latest.current.onPrevious();
      }
    };
    // Before the editor sees them: to a text editor Ctrl+Enter is a line break.
    document.addEventListener("keydown", listen, { capture: true });
    return () => document.removeEventListener("keydown", listen, { capture: true });
  }, []);
}
