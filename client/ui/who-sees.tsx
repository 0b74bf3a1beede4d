import type { ReactNode } from "react";

/** Beside the button: who will see what is about to be done, and as whose. */
export function WhoSees({ children }: { readonly children: ReactNode }) {
  return (
    <p className="who-sees" aria-live="polite">
      {children}
    </p>
  );
}
