import { useSyncExternalStore } from "react";

let isOpen = false;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function become(next: boolean): void {
  isOpen = next;
  for (const listener of listeners) listener();
}

export const openReplace = (): void => become(true);
export const closeReplace = (): void => become(false);
export const useIsReplaceOpen = (): boolean => useSyncExternalStore(subscribe, () => isOpen);
