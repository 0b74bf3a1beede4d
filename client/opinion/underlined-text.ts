import { createContext, createElement, type ReactNode, useContext, useState } from "react";
import { openUnderlines, type Underlines } from "./underlines.ts";

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
