import { type ReactNode, useState } from "react";

type UnfoldProps = { readonly words: string; readonly children: () => ReactNode };

/** Content drawn only once somebody unfolds it: long tables under a line. */
export function Unfold({ words, children }: UnfoldProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words}</summary>
      {isOpen ? children() : null}
    </details>
  );
}
