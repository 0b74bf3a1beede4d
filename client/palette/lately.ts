import type { UserId } from "../../shared/ids.ts";

const KEPT_MAX = 8;

/** Ids of the entries that this person used lately in this tab, the newest first. Nothing of it outlives the tab. */
const keyOf = (person: UserId): string => `concord.palette.${person}`;

export function usedLately(person: UserId): readonly string[] {
  try {
    return (sessionStorage.getItem(keyOf(person)) ?? "").split("\n").filter((id) => id !== "");
  } catch {
    return [];
  }
}

export function keepUsed(person: UserId, id: string): void {
  const ids = [id, ...usedLately(person).filter((one) => one !== id)].slice(0, KEPT_MAX);
  try {
    sessionStorage.setItem(keyOf(person), ids.join("\n"));
  } catch {
    // Without a storage the list is in its own order.
  }
}
