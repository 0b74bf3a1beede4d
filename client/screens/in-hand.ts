import { createContext, createElement, useContext, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { ClauseId } from "../../shared/ids.ts";

/** The one clause whose story the page tells: set by the sheet, read by the panel and the pen bar. */
export type InHand = readonly [clause: ClauseId | null, take: (id: ClauseId | null) => void];

const InHandContext = createContext<InHand>([null, () => {}]);

export function InHandProvider({ children }: { children: ReactNode }) {
  const [clause, take] = useState<ClauseId | null>(null);
  const value = useMemo<InHand>(() => [clause, take], [clause]);
  return createElement(InHandContext, { value }, children);
}

export const useInHand = (): InHand => useContext(InHandContext);
