import type { KeyboardEvent } from "react";
import { chordOf } from "./chord.ts";

const CONTROLS = "button:not(:disabled)";

/** Moves the focus within a toolbar by the arrows, Home and End, as its role promises; its ends are joined. */
export function goByArrows(event: KeyboardEvent<HTMLElement>): void {
  // A narrow bar hides some of them.
  const controls = [...event.currentTarget.querySelectorAll<HTMLElement>(CONTROLS)].filter((one) =>
    one.checkVisibility(),
  );
  const at = controls.findIndex((one) => one === event.target);
  if (at === -1 || event.defaultPrevented) return;
  const isMirrored = getComputedStyle(event.currentTarget).direction === "rtl";
  const ahead = isMirrored ? "ArrowLeft" : "ArrowRight";
  const back = isMirrored ? "ArrowRight" : "ArrowLeft";
  const places: Readonly<Record<string, number>> = {
    [ahead]: (at + 1) % controls.length,
    [back]: (at - 1 + controls.length) % controls.length,
    Home: 0,
    End: controls.length - 1,
  };
  const to = places[chordOf(event.nativeEvent)];
  if (to === undefined) return;
  event.preventDefault();
  controls[to]?.focus();
}
