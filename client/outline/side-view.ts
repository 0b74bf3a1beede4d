import { useSyncExternalStore } from "react";

/** The column beside the text shows the Opinions of the forum, or the contents of this one. */
export type SideView = "opinions" | "outline";

const STORED = "concord.side";

let view: SideView = localStorage.getItem(STORED) === "outline" ? "outline" : "opinions";
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSideView = (): SideView => useSyncExternalStore(subscribe, () => view);

export function showSideView(next: SideView): void {
  view = next;
  localStorage.setItem(STORED, next);
  for (const listener of listeners) listener();
}
