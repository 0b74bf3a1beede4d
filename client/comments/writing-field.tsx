import type { KeyboardEvent, ReactNode } from "react";
import { chordOf } from "../ui/chord.ts";
import { PAGE_KEYS } from "../ui/page-keys.ts";

type WritingFieldProps = {
  readonly onSend: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
};

/** Ctrl or ⌘ with Enter sends what is written, Escape keeps it for later. */
export function WritingField({ onSend, onLeave, children }: WritingFieldProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const chord = chordOf(event.nativeEvent);
    if (chord !== PAGE_KEYS.send && chord !== PAGE_KEYS.leave) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (chord === PAGE_KEYS.leave) onLeave();
    else onSend();
  };
  return <div onKeyDownCapture={onKeyDown}>{children}</div>;
}
