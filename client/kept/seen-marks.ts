import type { ClauseId, OpinionId, UserId } from "../../shared/ids.ts";

/** By clause, when the mark was set that held as a person last looked at an Opinion on this device. No words. */
export type SeenMarks = ReadonlyMap<ClauseId, number>;

const keyOf = (person: UserId, opinion: OpinionId): string => `concord.marks.${person}.${opinion}`;

/** Null: they never looked, or the device keeps nothing. */
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
    // A closed or full storage keeps nothing; then nothing is told on coming back.
  }
}
