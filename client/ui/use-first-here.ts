import { useSyncExternalStore } from "react";
import { isFirstHere, onFirstHere } from "./comes-first.ts";

/** False while the part that comes first is on its way. */
export const useFirstHere = (): boolean => useSyncExternalStore(onFirstHere, isFirstHere);
