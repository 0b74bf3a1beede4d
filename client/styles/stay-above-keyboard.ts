import { coveredHeight } from "./covered-height.ts";

/** Room under the caret for the bar of acts, in pixels. */
const BAR_PX = 80;

/**
 * Keeps the foot of the page above a keyboard that lies over it, as on iPhones. Other browsers lay the page out anew
 * (`interactive-widget`), and nothing happens here (rule K42).
 */
export async function stayAboveKeyboard(): Promise<void> {
  const seen = window.visualViewport;
  if (seen === null) return;
  await import("./keyboard.css");
  const root = document.documentElement;
  let covered = -1;
  const look = (): void => {
    const { height, offsetTop, scale } = seen;
    const now = coveredHeight({ laidOut: root.clientHeight, height, offsetTop, scale });
    if (now === covered) return;
    covered = now;
    root.style.setProperty("--keyboard", `${now}px`);
    if (now > 0) requestAnimationFrame(() => keepCaretInSight(root.clientHeight - now));
  };
  seen.addEventListener("resize", look);
  seen.addEventListener("scroll", look);
  look();
}

/** `foot`: the upper edge of the keyboard. */
function keepCaretInSight(foot: number): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || field === document.body) return;
  const { bottom } = caretIn(field);
  const under = bottom + BAR_PX - foot;
  if (under <= 0) return;
  for (let one: HTMLElement | null = field; one !== null; one = one.parentElement) {
    if (one.scrollHeight <= one.clientHeight || !/auto|scroll/u.test(getComputedStyle(one).overflowY))
      continue;
    one.scrollTop += under;
    return;
  }
}

function caretIn(field: HTMLElement): DOMRect {
  const selection = field.isContentEditable ? getSelection() : null;
  if (selection === null || selection.rangeCount === 0) return field.getBoundingClientRect();
  const caret = selection.getRangeAt(0).getBoundingClientRect();
  return caret.height > 0 ? caret : field.getBoundingClientRect();
}
