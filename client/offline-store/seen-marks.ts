import type { ClauseId, OpinionId, UserId } from "../../shared/ids.ts";

/** By clause, the time of the mark that held at the person's last visit on this device. It holds no text. */
export type SeenMarks = ReadonlyMap<ClauseId, number>;

const keyOf = (person: UserId, opinion: OpinionId): string => `concord.marks.${person}.${opinion}`;

/** Returns null if the person never visited, or the device stores nothing. */
export function readSeenMarks(person: UserId, opinion: OpinionId): SeenMarks | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person, opinion)) ?? "null");
    return kept !== null && typeof kept === "object"
      ? new Map(Object.entries(kept as Record<ClauseId, number>) as [ClauseId, number][])
      : null;
  } catch {
    return null;
  }
}

export function keepSeenMarks(person: UserId, opinion: OpinionId, marks: SeenMarks): void {
  try {
    const key = keyOf(person, opinion);
    const words = JSON.stringify(Object.fromEntries(marks));
    if (localStorage.getItem(key) !== words) localStorage.setItem(key, words);
  } catch {
    // A closed or full storage keeps nothing; then the next visit shows no notice.
  }
}
