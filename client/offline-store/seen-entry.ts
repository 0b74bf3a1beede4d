import type { OpinionId, UserId } from "../../shared/ids.ts";

/** Up to which entry a person has looked at an Opinion on this device. */
const keyOf = (person: UserId, opinion: OpinionId): string => `concord.seen.${person}.${opinion}`;

/** Null: they never looked, or the device keeps nothing. */
export function readSeen(person: UserId, opinion: OpinionId): number | null {
  try {
    const kept = localStorage.getItem(keyOf(person, opinion));
    return kept !== null && /^\d{1,15}$/.test(kept) ? Number(kept) : null;
  } catch {
    return null;
  }
}

export function keepSeen(person: UserId, opinion: OpinionId, seq: number): void {
  try {
    localStorage.setItem(keyOf(person, opinion), String(seq));
  } catch {
    // A closed or full storage keeps nothing; then nothing is told on coming back.
  }
}
