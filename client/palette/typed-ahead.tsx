import { useLayoutEffect } from "react";
import { SEARCH_CHARS_MAX } from "../../shared/limits.ts";
import { closePalette } from "./offered.ts";

let typed = "";

/** Stands in for the palette until it is fetched: its first keys are meant for it, and never for the text below. */
export function TypedAhead() {
  useLayoutEffect(() => {
    typed = "";
    const listen = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, isComposing } = event;
      if (ctrlKey || metaKey || altKey || isComposing) return;
      if (/^.$/u.test(key)) typed = (typed + key).slice(0, SEARCH_CHARS_MAX);
      else if (key === "Backspace") typed = typed.slice(0, -1);
      else if (key === "Escape") closePalette();
      else if (key !== "Enter") return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("keydown", listen, { capture: true });
    return () => {
      document.removeEventListener("keydown", listen, { capture: true });
      // The palette has read them by now.
      typed = "";
    };
  }, []);
  return null;
}

/** The keys that were typed before the palette came. */
export function typedAhead(): string {
  return typed;
}
