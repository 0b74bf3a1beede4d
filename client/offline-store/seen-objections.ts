import type { OpinionId, UserId } from "../../shared/ids.ts";

/** News of the own delegation's objections that the person has confirmed on this device. It holds no text. */
const keyOf = (person: UserId, opinion: OpinionId): string => `concord.objections.${person}.${opinion}`;

export function readSeenObjections(person: UserId, opinion: OpinionId): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person, opinion)) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.map(String) : []);
  } catch {
    return new Set();
  }
}

export function keepSeenObjections(person: UserId, opinion: OpinionId, seen: ReadonlySet<string>): void {
  try {
    localStorage.setItem(keyOf(person, opinion), JSON.stringify([...seen]));
  } catch {
    // A closed or full storage keeps nothing; then the next visit tells it again.
  }
}
