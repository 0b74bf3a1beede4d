import { IS_MAC } from "../ui/chord.ts";
import { keyShortcut, PAGE_KEYS, printedKey } from "../ui/page-keys.ts";

/** Shown on the button. */
export const SUGGEST_KEY = printedKey(PAGE_KEYS.suggest);
/** The key's name for `aria-keyshortcuts`. */
export const SUGGEST_SHORTCUT = keyShortcut(PAGE_KEYS.suggest);
export const SUBMIT_KEY = IS_MAC ? "⌘↵" : "Ctrl ↵";
export const SUBMIT_SHORTCUT = IS_MAC ? "Meta+Enter" : "Control+Enter";
