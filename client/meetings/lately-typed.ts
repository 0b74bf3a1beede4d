import { writesSign } from "../ui/chord.ts";
import { isWriting } from "../ui/nothing-begun.ts";

/** A person who typed within this time is not moved. */
const TYPING_MS = 5_000;
const EDITS: ReadonlySet<string> = new Set(["Backspace", "Delete", "Enter"]);

let typedAt = -Infinity;
addEventListener(
  "keydown",
  (event) => {
    if (isWriting() && (writesSign(event) || EDITS.has(event.key))) typedAt = performance.now();
  },
  { capture: true, passive: true },
);
addEventListener(
  "beforeinput",
  () => {
    typedAt = performance.now();
  },
  { capture: true, passive: true },
);

export const isTyping = (): boolean => performance.now() - typedAt < TYPING_MS;

export const isDialogOpen = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
