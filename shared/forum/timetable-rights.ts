import { GROUP_DATE_DAYS_MAX, GROUP_DATES_MAX } from "../limits.ts";
import { mayDo } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";
import type { ScopedTo, TimetableEntry } from "../timetable/timetable-entry.ts";
import type { NewId } from "../ids.ts";
import type { Preset } from "../presets/preset.ts";
import type { Participant } from "../people/participant.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { TimetableChange } from "./timetable-event.ts";
import { DAY_MS } from "../durations.ts";

/**
 * Tells if this person may do this to the timetable. The chair and the secretariat keep all of it; the lead of a group
 * enters, changes and removes dates of its own group (rule T20).
 */
export function timetableRefusal(
  { actor, entries }: Pick<TimetableContext, "actor" | "entries">,
  command: TimetableCommand,
): Refusal | null {
  const whole = actor === null ? null : mayDo(actor, null, "keepTimetable");
  if (actor === null || whole === null) return null;
  const stands = "entryId" in command ? entries.find(({ id }) => id === command.entryId) : undefined;
  const asked = "entry" in command ? command.entry : undefined;
  for (const entry of [stands, asked]) {
    if (entry === undefined) continue;
    const refused = entry.groupId === undefined ? whole : mayDo(actor, entry.groupId, "keepGroupDates");
    if (refused !== null) return refused;
  }
  // Somebody without a group learns nothing of which entries there are.
  if (actor.leads.length === 0) return whole;
  if (asked !== undefined) return groupDateRefusal(entries, asked, stands === undefined);
  return command.type === "extendDeadline" ? whole : null;
}

/** A lead opens its Opinions for the days of a meeting, and turns no window of the forum for good. */
function groupDateRefusal(
  entries: readonly TimetableEntry[],
  entry: Pick<TimetableEntry, "date" | "until" | "windows" | "groupId">,
  isNew: boolean,
): Refusal | null {
  const own = entries.filter(({ groupId }) => groupId === entry.groupId);
  if (isNew && own.length >= GROUP_DATES_MAX) {
    return { reason: "timetableFull", message: `A group enters ${GROUP_DATES_MAX} dates at most.` };
  }
  if (entry.windows.length === 0) return null;
  const lasts = Date.parse(entry.until ?? entry.date) - Date.parse(entry.date);
  const hasDay = entry.date.length === "YYYY-MM-DD".length;
  const isMeeting =
    hasDay && lasts < GROUP_DATE_DAYS_MAX * DAY_MS && entry.windows.every(({ to }) => to === "openDuring");
  return isMeeting
    ? null
    : {
        reason: "notGroupDate",
        message: `The date of a group opens its text and comments for ${GROUP_DATE_DAYS_MAX} days at most, and closes nothing.`,
        details: { days: GROUP_DATE_DAYS_MAX },
      };
}

export type ForumCommandOf<Type extends ForumCommand["type"]> = Extract<ForumCommand, { type: Type }>;

export type TimetableCommand = ForumCommandOf<
  "addTimetableEntry" | "changeTimetableEntry" | "removeTimetableEntry" | "extendDeadline"
>;

/** Context for timetable decisions; the page uses it for its preview. */
export type TimetableContext = {
  readonly entries: readonly TimetableEntry[];
  readonly changes: readonly TimetableChange[];
  readonly groups: Preset["groups"][number]["id"][];
  readonly opinions: readonly ScopedTo[];
  readonly timeZone: string;
  readonly now: number;
  readonly newId: NewId;
  /** Null: the server itself. */
  readonly actor: Pick<Participant, "role" | "leads"> | null;
};
