import type { ReactNode } from "react";

type EmptyProps = { readonly words: string; readonly children?: ReactNode };

/** An empty list: one sentence on its content, and the next act for those who may do it. */
export function Empty({ words, children }: EmptyProps) {
  return (
    <div className="empty">
      <p>{words}</p>
      {children}
    </div>
  );
}
