import { createContext, useContext } from "react";
import type { Act } from "./acts.ts";
import type { Asked } from "./asked.ts";

export type Performing = {
  /** Runs an act on the text now on the screen, or first opens the dialog that it needs. */
  readonly perform: (act: Act) => void;
  readonly askFirst: (asked: Asked) => void;
  readonly basis: string | null;
};

export const PerformContext = createContext<Performing | null>(null);

export function usePerform(): Performing {
  const performing = useContext(PerformContext);
  if (performing === null) throw new Error("usePerform outside of PerformProvider");
  return performing;
}
