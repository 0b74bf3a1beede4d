import type { KeyboardEvent, ReactNode } from "react";

type WritingFieldProps = {
  readonly onSend: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
};

/** Ctrl or ⌘ with Enter sends what is written, Escape keeps it for later. */
export function WritingField({ onSend, onLeave, children }: WritingFieldProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSend();
    else if (event.key === "Escape") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return <div onKeyDownCapture={onKeyDown}>{children}</div>;
}
