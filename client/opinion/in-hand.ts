import { createContext, createElement, useContext, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { ClauseId } from "../../shared/ids.ts";

/** The one clause whose story the page tells: set by the sheet, read by the panel and the pen bar. */
export type InHand = readonly [
  clause: ClauseId | null,
  take: (id: ClauseId | null, to?: "type") => void,
  /** Taken elsewhere than in the sheet, to be typed in: the caret shall go there. */
  toType: boolean,
];

const InHandContext = createContext<InHand>([null, () => {}, false]);

export function InHandProvider({ children }: { children: ReactNode }) {
  const [{ clause, toType }, set] = useState<{ clause: ClauseId | null; toType: boolean }>({
    clause: null,
    toType: false,
  });
  const value = useMemo<InHand>(
    () => [clause, (id, to) => set({ clause: id, toType: to === "type" }), toType],
    [clause, toType],
  );
  return createElement(InHandContext, { value }, children);
}

export const useInHand = (): InHand => useContext(InHandContext);
