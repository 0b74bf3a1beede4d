/** What of a key is read; an event that an editor makes up itself has no more than `key`. */
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

/** Safari ends a composition before it tells of the key that ended it; this code is all that tells. */
const OF_INPUT_METHOD = 229;

/**
 * Names a key with exactly its modifiers: "Enter", "Mod+Enter", "Alt+Shift+ArrowRight". Handlers compare whole names, so a
 * key with one modifier more is another key (rule K12). Keys of an input method, and with AltGr, which writes signs, are "".
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

/** A letter by what is printed on the key, on keyboards of another script by its place. */
function nameOf({ key, code = "" }: Pressed): string {
  if (key.length !== 1 || key <= "\u007F") return key.length === 1 ? key.toLowerCase() : key;
  return /^Key[A-Z]$/u.test(code) ? code.slice(-1).toLowerCase() : key;
}

/** Whether a key writes a sign: also by AltGr, which some systems tell as Ctrl with Alt. */
export function writesSign(event: Pressed): boolean {
  if (!/^.$/su.test(event.key)) return false;
  if (event.getModifierState?.("AltGraph") === true) return true;
  return event.ctrlKey !== true && event.metaKey !== true && event.altKey !== true;
}

/**
 * A held Enter asks once: no form is sent again by it, and nothing is pressed in what the first one opened. Line breaks
 * in a field of several lines are typing.
 */
export function enterActsOnce(): void {
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || !event.repeat || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
