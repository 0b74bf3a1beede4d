/** The parts of a key event that we read. An event that an editor creates has only `key`. */
export type Pressed = {
  readonly key: string;
  readonly code?: string;
  readonly keyCode?: number;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
  readonly isComposing?: boolean;
  readonly getModifierState?: (modifier: string) => boolean;
};

export const IS_MAC = /Mac|iPhone|iPad/u.test(navigator.userAgent);

/** Safari ends a composition before it sends the key that ended it. Only this code shows that. */
const OF_INPUT_METHOD = 229;

/**
 * Names a key with exactly its modifiers: "Enter", "Mod+Enter", "Alt+Shift+ArrowRight". A key with one more
 * modifier is another key, because handlers compare whole names (rule K12). Input-method and AltGr keys give "".
 */
export function chordOf(event: Pressed, isMac: boolean = IS_MAC): string {
  const { ctrlKey = false, metaKey = false, altKey = false, shiftKey = false } = event;
  if (event.isComposing === true || event.keyCode === OF_INPUT_METHOD) return "";
  if (event.getModifierState?.("AltGraph") === true) return "";
  const [mod, other] = isMac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  return [
    ...(mod ? ["Mod"] : []),
    ...(other ? [isMac ? "Ctrl" : "Meta"] : []),
    ...(altKey ? ["Alt"] : []),
    ...(shiftKey ? ["Shift"] : []),
    nameOf(event),
  ].join("+");
}

/** Returns the letter printed on the key; on a keyboard of another script, the letter at its position. */
function nameOf({ key, code = "" }: Pressed): string {
  if (key.length !== 1 || key <= "\u007F") return key.length === 1 ? key.toLowerCase() : key;
  return /^Key[A-Z]$/u.test(code) ? code.slice(-1).toLowerCase() : key;
}

/** Tells whether a key writes a character, also with AltGr, which some systems report as Ctrl with Alt. */
export function writesSign(event: Pressed): boolean {
  if (!/^.$/su.test(event.key)) return false;
  if (event.getModifierState?.("AltGraph") === true) return true;
  return event.ctrlKey !== true && event.metaKey !== true && event.altKey !== true;
}

let last: KeyboardEvent | undefined;

/** The last key of the page: a part that was fetched after it answers it still (rule K50). */
export const lastKey = (): KeyboardEvent | undefined => last;

/**
 * Lets a held Enter act once: it sends no form again and presses nothing in the dialog that it opened. Line breaks
 * in a field of several lines are typing.
 */
export function enterActsOnce(): void {
  document.addEventListener(
    "keydown",
    (event) => {
      last = event;
      if (event.key !== "Enter" || !event.repeat || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
