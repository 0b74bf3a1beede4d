import { useSyncExternalStore } from "react";
import type { MeetingId } from "../../shared/ids.ts";
import { openListeners } from "../ui/listeners.ts";

type Name = "stays" | "leads";

const listeners = openListeners();
/** Without a storage a choice lasts until the page is loaded anew. */
const chosen = new Map<string, boolean>();

const keyOf = (name: Name, meeting: MeetingId): string => `concord.${name}.${meeting}`;

function read(key: string): boolean | null {
  const here = chosen.get(key);
  if (here !== undefined) return here;
  try {
    const stored = sessionStorage.getItem(key);
    return stored === null ? null : stored === "yes";
  } catch {
    return null;
  }
}

export function chooseInMeeting(name: Name, meeting: MeetingId, is: boolean): void {
  const key = keyOf(name, meeting);
  chosen.set(key, is);
  try {
    sessionStorage.setItem(key, is ? "yes" : "no");
  } catch {
    // It lasts as long as the page.
  }
  listeners.tell();
}

const { subscribe } = listeners;

/** A choice of this tab for one meeting: to stay where one is, or to lead all pages. Null: nothing was chosen. */
export const useMeetingChoice = (name: Name, meeting: MeetingId): boolean | null =>
  useSyncExternalStore(subscribe, () => read(keyOf(name, meeting)));
