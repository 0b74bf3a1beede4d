import { useEffect, useRef } from "react";
import { chordOf } from "../ui/chord.ts";

type UndoKeys = { readonly undo: () => void; readonly redo: () => void };

const KEYS: Readonly<Record<string, keyof UndoKeys>> = {
  "Mod+z": "undo",
  "Mod+Shift+z": "redo",
  "Mod+y": "redo",
};

/** Fields and editors have an undo of their own. */
const EDITED = "textarea, select, input, [contenteditable=true]";

/** The keys of undo where no caret stands in the text: after a decision, on its button or its row (rule C49). */
export function useUndoKeys(keys: UndoKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey)) return;
      const key = KEYS[chordOf(event)];
      if (key === undefined || (event.target instanceof Element && event.target.closest(EDITED) !== null))
        return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      event.preventDefault();
      if (!event.repeat) latest.current[key]();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
