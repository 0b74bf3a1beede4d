import type { UserId } from "../../shared/ids.ts";

/** The person has read, or skipped, the cards of their role on this device. */
const keyOf = (person: UserId): string => `concord.guide.${person}`;

export function readSeenGuide(person: UserId): boolean {
  try {
    return localStorage.getItem(keyOf(person)) !== null;
  } catch {
    // A closed storage keeps nothing: the cards would come back at each visit.
    return true;
  }
}

export function keepSeenGuide(person: UserId): void {
  try {
    localStorage.setItem(keyOf(person), "seen");
  } catch {
    // A full storage keeps nothing; then the cards come once more.
  }
}
