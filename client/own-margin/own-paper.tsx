import { type ReactNode, useEffect, useRef } from "react";
import { createPortal } from "react-dom";

type OwnPaperProps = { readonly children: ReactNode; readonly onDone: () => void };

/** A page of its own that is printed at once, instead of the sheet, and stands on no screen. */
export function OwnPaper({ children, onDone }: OwnPaperProps) {
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => {
    const root = document.documentElement;
    const after = (): void => done.current();
    root.dataset["printing"] = "own";
    addEventListener("afterprint", after, { once: true });
    // The menu or dialog that asked for it goes first.
    const timer = setTimeout(() => print(), 200);
    return () => {
      clearTimeout(timer);
      removeEventListener("afterprint", after);
      delete root.dataset["printing"];
    };
  }, []);
  return createPortal(<div className="own-paper">{children}</div>, document.body);
}
