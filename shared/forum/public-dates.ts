import type { TimetableEntry } from "../timetable/timetable-entry.ts";
import { instantOfUntil } from "../timetable/timetable.ts";
import type { Timetable } from "./timetable-event.ts";

/** Dates that a stranger may read: those in force for the whole forum. A group's own dates stay in the room (rule F17). */
const isPublic = ({ status, groupId }: TimetableEntry): boolean =>
  status === "inForce" && groupId === undefined;

export const publicDates = (entries: readonly TimetableEntry[]): readonly TimetableEntry[] =>
  entries.filter(isPublic);

/** The latest instant up to which a date was extended for all; null: it was not. An extension for some is theirs. */
export function extendedForAll({ extensions = [] }: TimetableEntry, timeZone: string): number | null {
  const instants = extensions
    .filter(({ only }) => only === undefined)
    .map(({ until }) => instantOfUntil(until, timeZone) ?? 0);
  return instants.length === 0 ? null : Math.max(...instants);
}

export type PublicDateNews = {
  readonly kind: "dateAdded" | "dateChanged" | "dateRemoved" | "deadlineOut";
  readonly at: number;
  readonly seq: number;
  readonly entry: TimetableEntry;
  /** The new deadline. */
  readonly until: number | null;
};

/** Changes to the public dates, in order. A date that became public is new, and one that no longer is, is gone. */
export function publicDateNews(
  { changes }: Pick<Timetable, "changes">,
  timeZone: string,
): readonly PublicDateNews[] {
  return changes.flatMap(({ act, was }): readonly PublicDateNews[] => {
    const { at, seq } = act;
    const before = was !== null && isPublic(was) ? was : null;
    const told = (kind: PublicDateNews["kind"], entry: TimetableEntry, until: number | null = null) => [
      { kind, at, seq, entry, until },
    ];
    switch (act.type) {
      case "timetableEntryAdded":
      case "timetableEntryChanged": {
        const after = isPublic(act.entry) ? act.entry : null;
        if (after !== null) return told(before === null ? "dateAdded" : "dateChanged", after);
        return before === null ? [] : told("dateRemoved", before);
      }
      case "timetableEntryRemoved":
        return before === null ? [] : told("dateRemoved", before);
      case "deadlineExtended":
        return before === null || act.only !== undefined
          ? []
          : told("deadlineOut", before, instantOfUntil(act.until, timeZone));
    }
  });
}
