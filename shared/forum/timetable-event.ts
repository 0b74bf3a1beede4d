import type { TimetableEntry, WindowScope } from "../timetable/timetable-entry.ts";
import type { Logged } from "../signed.ts";

/** Events that change the timetable (rule T6). */
export type TimetableEvent =
  | { readonly type: "timetableEntryAdded"; readonly entry: TimetableEntry }
  | { readonly type: "timetableEntryChanged"; readonly entry: TimetableEntry; readonly reason: string }
  | { readonly type: "timetableEntryRemoved"; readonly entryId: string; readonly reason: string }
  | {
      readonly type: "deadlineExtended";
      readonly entryId: string;
      /** YYYY-MM-DD, or an instant in ISO with an offset. */
      readonly until: string;
      readonly only?: WindowScope | undefined;
      readonly reason: string;
    };

export type RecordedTimetableEvent = TimetableEvent & Omit<Logged, "forumSeq">;

/** One act on an entry, with the entry as it stood before; null where it was new. */
export type TimetableChange = {
  readonly act: RecordedTimetableEvent;
  readonly entryId: string;
  readonly was: TimetableEntry | null;
};

/** The timetable as planned and as it was changed since, with every change. */
export type Timetable = {
  readonly entries: readonly TimetableEntry[];
  readonly changes: readonly TimetableChange[];
};

/** The forum's own plan, and the acts on it in order. */
export const timetableOf = (
  planned: readonly TimetableEntry[],
  events: readonly RecordedTimetableEvent[],
): Timetable => events.reduce<Timetable>(applyTimetableEvent, { entries: inOrder(planned), changes: [] });

/** The last act on an entry, by its place in the forum's event log; 0: it stands as it was planned. */
export const lastChangeOf = (changes: readonly TimetableChange[], entryId: string): number =>
  changes.findLast((one) => one.entryId === entryId)?.act.seq ?? 0;

/** The timetable after one more act. */
export function applyTimetableEvent(
  { entries, changes }: Timetable,
  event: RecordedTimetableEvent,
): Timetable {
  const entryId = "entryId" in event ? event.entryId : event.entry.id;
  const was = entries.find(({ id }) => id === entryId) ?? null;
  const change = { act: event, entryId, was };
  return { entries: inOrder(entriesAfter(entries, event)), changes: [...changes, change] };
}

function entriesAfter(
  entries: readonly TimetableEntry[],
  event: RecordedTimetableEvent,
): readonly TimetableEntry[] {
  switch (event.type) {
    case "timetableEntryAdded":
      return [...entries, event.entry];
    case "timetableEntryChanged":
      return entries.map((one) => (one.id === event.entry.id ? event.entry : one));
    case "timetableEntryRemoved":
      return entries.filter(({ id }) => id !== event.entryId);
    case "deadlineExtended": {
      const { until, only, reason, at, by } = event;
      const extension = { until, reason, at, by, ...(only === undefined ? {} : { only }) };
      return entries.map((one) =>
        one.id === event.entryId ? { ...one, extensions: [...(one.extensions ?? []), extension] } : one,
      );
    }
  }
}

/** By their days; entries of one day stand as they were put there. */
const inOrder = (entries: readonly TimetableEntry[]): readonly TimetableEntry[] =>
  entries.toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
