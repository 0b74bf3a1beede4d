import { IS_MAC } from "../ui/chord.ts";

export const SUGGEST_CHORD = "Alt+p";
/** Shown on the button. */
export const SUGGEST_KEY = IS_MAC ? "⌥P" : "Alt P";
/** The key's name for `aria-keyshortcuts`. */
export const SUGGEST_SHORTCUT = "Alt+P";
export const SUBMIT_KEY = IS_MAC ? "⌘↵" : "Ctrl ↵";
export const SUBMIT_SHORTCUT = IS_MAC ? "Meta+Enter" : "Control+Enter";
