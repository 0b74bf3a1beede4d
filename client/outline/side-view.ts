import { useSyncExternalStore } from "react";
import { openListeners } from "../ui/listeners.ts";

/** The column beside the text shows the Opinions of the forum, or the contents of this one. */
export type SideView = "opinions" | "outline";

const STORED = "concord.side";

let view: SideView = localStorage.getItem(STORED) === "outline" ? "outline" : "opinions";
const listeners = openListeners();

const { subscribe } = listeners;

export const useSideView = (): SideView => useSyncExternalStore(subscribe, () => view);

export function showSideView(next: SideView): void {
  view = next;
  localStorage.setItem(STORED, next);
  listeners.tell();
}
