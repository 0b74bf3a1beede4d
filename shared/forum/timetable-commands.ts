import { z } from "zod";
import { asReason } from "../commands/command-parts.ts";
import { groupId, opinionId, ULID } from "../ids.ts";
import { TIMETABLE_SCOPE_MAX, TIMETABLE_WHAT_CHARS_MAX, TIMETABLE_WINDOWS_MAX } from "../limits.ts";
import { isPlainName } from "../text/plain-words.ts";
import { WINDOWS } from "../timetable/timetable-entry.ts";

const DATE = /^(\d{4}-\d{2})(-\d{2})?$/;

/** Rejects days that no calendar has: 30 February, or a 13th month. */
function isDate(text: string): boolean {
  const month = DATE.exec(text)?.[1];
  if (month === undefined) return false;
  const day = text.length === "YYYY-MM".length ? `${month}-01` : text;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** The last change of the entry that was seen: where another one came since, nothing is done. */
const seen = z.int().min(0).optional();
const asEntryId = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);
const date = z.string().refine(isDate, "not a date of the calendar");
const what = z.string().trim().min(1).max(TIMETABLE_WHAT_CHARS_MAX).refine(isPlainName);

const scope = z
  .strictObject({
    groups: z.array(asEntryId.transform(groupId)).min(1).max(TIMETABLE_SCOPE_MAX).optional(),
    opinions: z.array(z.string().regex(ULID).transform(opinionId)).min(1).max(TIMETABLE_SCOPE_MAX).optional(),
  })
  .refine(({ groups, opinions }) => groups !== undefined || opinions !== undefined, "names nobody");

const entry = z
  .strictObject({
    /** YYYY-MM-DD, or YYYY-MM for a month without a day, which binds nothing. */
    date,
    /** The last day, where it lasts longer than one. */
    until: date.optional(),
    /** At the forum's seat. */
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    /** In one language at least: readers of another are shown the one that is there. */
    what: z
      .strictObject({
        en: what.optional(),
        zh: what.optional(),
        fr: what.optional(),
        es: what.optional(),
        ru: what.optional(),
        ar: what.optional(),
      })
      .refine((words) => Object.keys(words).length > 0, "has no words"),
    /** A date of this group (rule T20). */
    groupId: asEntryId.transform(groupId).optional(),
    windows: z
      .array(
        z.strictObject({
          on: z.enum(WINDOWS),
          to: z.enum(["open", "closed", "openDuring"]),
          only: scope.optional(),
        }),
      )
      .max(TIMETABLE_WINDOWS_MAX),
    provisional: z.boolean(),
    status: z.enum(["proposed", "inForce"]),
  })
  .refine(
    ({ date: from, until = from }) => until.length === from.length && until >= from,
    "the last day is before the first, or one of them has no day",
  )
  .refine(({ date: from, time }) => time === undefined || from.length === 10, "a time needs a day")
  .refine(
    ({ groupId: group, windows }) =>
      group === undefined ||
      windows.every(({ on, only }) => only === undefined && (on === "text" || on === "comments")),
    "a date of a group turns the text and comments of its own Opinions alone",
  );

export const timetableCommandSchemas = [
  z.strictObject({ type: z.literal("addTimetableEntry"), entry }),
  z.strictObject({
    type: z.literal("changeTimetableEntry"),
    entryId: asEntryId,
    of: seen,
    entry,
    reason: asReason,
  }),
  z.strictObject({ type: z.literal("removeTimetableEntry"), entryId: asEntryId, of: seen, reason: asReason }),
  z.strictObject({
    type: z.literal("extendDeadline"),
    entryId: asEntryId,
    of: seen,
    /** A day at the forum's seat, or an instant with an offset. */
    until: z.union([
      date.refine((text) => text.length === 10, "a day is needed"),
      z.iso.datetime({ offset: true }),
    ]),
    only: scope.optional(),
    reason: asReason,
  }),
] as const;
