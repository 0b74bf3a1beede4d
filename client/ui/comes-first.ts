import { useSyncExternalStore } from "react";

let first: Promise<unknown> = Promise.resolve();
let isHere = true;
const listeners = new Set<() => void>();

/** On a slow line each file waits for those before it: until this one is here, or failed, no other part is fetched. */
export function comesFirst(part: Promise<unknown>): void {
  isHere = false;
  const end = (): void => {
    isHere = true;
    for (const listener of listeners) listener();
  };
  first = part.then(end, end);
}

/** Resolves when the rest of the page may be fetched. */
export const afterFirst = (): Promise<unknown> => first;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** False while the part that comes first is on its way. */
export const useFirstHere = (): boolean => useSyncExternalStore(subscribe, () => isHere);
