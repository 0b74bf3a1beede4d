import { createContext, createElement, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { openUnderlines, type UnderlinedRange, type UnderlineName, type Underlines } from "./underlines.ts";

/** Without a sheet beside them, as at the merging desk, nothing is underlined. */
const UnderlinesContext = createContext<Underlines>({
  open: () => ({ show: () => {}, close: () => {} }),
  of: () => [],
  subscribe: () => () => {},
});

/** Around a sheet and all that underlines words of it. */
export function UnderlinesProvider({ children }: { children: ReactNode }) {
  const [underlines] = useState(openUnderlines);
  return createElement(UnderlinesContext, { value: underlines }, children);
}

export const useUnderlines = (): Underlines => useContext(UnderlinesContext);

/** Underlines words of the sheet beside it. `name`, which stays the same, is their class beside `underlined`. */
export function useUnderlinedText(name: UnderlineName, places: readonly UnderlinedRange[]): void {
  const underlines = useUnderlines();
  const opened = useRef<ReturnType<Underlines["open"]> | null>(null);
  useEffect(() => {
    const underlining = underlines.open(name);
    opened.current = underlining;
    return () => underlining.close();
  }, [underlines, name]);
  // At each drawing: the same places as before are left alone there.
  useEffect(() => opened.current?.show(places));
}
