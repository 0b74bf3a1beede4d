import { useSyncExternalStore } from "react";
import { openListeners } from "../ui/listeners.ts";

let isOpen = false;
const listeners = openListeners();

const { subscribe } = listeners;

function become(next: boolean): void {
  isOpen = next;
  listeners.tell();
}

export const openReplace = (): void => become(true);
export const closeReplace = (): void => become(false);
export const useIsReplaceOpen = (): boolean => useSyncExternalStore(subscribe, () => isOpen);
