import { useState } from "react";
import { lastChangeOf, type TimetableChange } from "../../shared/forum/timetable-event.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { useForum } from "../forum/use-forum.ts";

/** An entry in somebody's hands: what others have done to it since it was seen here. */
export type EntrySince = {
  /** The last change that was seen: what a command on it is bound to (rule T22). */
  readonly of: number;
  readonly since: readonly TimetableChange[];
  /** As it stands now; null where it was removed. */
  readonly now: TimetableEntry | null;
  /** The reader has seen what came since, and goes on. */
  readonly see: () => void;
};

export function useEntrySince(entryId: string | null): EntrySince {
  const { timetable, timetableChanges } = useForum();
  const last = entryId === null ? 0 : lastChangeOf(timetableChanges, entryId);
  const [of, setOf] = useState(last);
  return {
    of,
    since: timetableChanges.filter((one) => one.entryId === entryId && one.act.seq > of),
    now: timetable.find(({ id }) => id === entryId) ?? null,
    see: () => setOf(last),
  };
}
