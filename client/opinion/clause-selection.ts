import { createContext, createElement, type ReactNode, useContext, useMemo, useState } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import { openedFirst } from "../room/opened-first.ts";

/** The selected clause and how to select another: set by the sheet, read by the side panel and the act bar. */
export type ClauseSelection = readonly [
  clause: ClauseId | null,
  take: (id: ClauseId | null, to?: "type") => void,
  /** Selected outside the sheet to be typed in: the caret shall go there. */
  toType: boolean,
];

const ClauseSelectionContext = createContext<ClauseSelection>([null, () => {}, false]);

export function ClauseSelectionProvider({ children }: { children: ReactNode }) {
  const [{ clause, toType }, set] = useState<{ clause: ClauseId | null; toType: boolean }>({
    clause: openedFirst()?.clause ?? null,
    toType: false,
  });
  const value = useMemo<ClauseSelection>(
    () => [clause, (id, to) => set({ clause: id, toType: to === "type" }), toType],
    [clause, toType],
  );
  return createElement(ClauseSelectionContext, { value }, children);
}

export const useClauseSelection = (): ClauseSelection => useContext(ClauseSelectionContext);
