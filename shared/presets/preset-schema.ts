import { z } from "zod";
import { groupId, opinionId } from "../ids.ts";
import {
  GROUPS_MAX,
  NAME_CHARS_MAX,
  REASON_CHARS_MAX,
  SILENCE_HOLIDAYS_MAX,
  SILENCE_HOURS_MAX,
  SHELVED_TEXT_BYTES_MAX,
  TIMETABLE_ENTRIES_MAX,
  TIMETABLE_SCOPE_MAX,
  TIMETABLE_WHAT_CHARS_MAX,
  TIMETABLE_WINDOWS_MAX,
} from "../limits.ts";
import { CATEGORIES } from "../people/participant.ts";
import { readText } from "../plain-text/read-text.ts";
import type { PresetFile } from "./preset.ts";
import { WINDOWS } from "../timetable/timetable-entry.ts";
import {
  asGroup,
  asOfficer,
  factId,
  factLine,
  forumTexts,
  localized,
  CATEGORY_RIGHTS,
  rightsOf,
} from "./preset-parts.ts";

const symbol = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]{0,11}$/u, "is not a symbol: 1 to 12 letters, figures and hyphens");

/** YYYY-MM-DD, or YYYY-MM, of the calendar: no 30 February, no 13th month. */
function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
const date = z.string().refine(isDate, "is not a date of the calendar (2026-06-09, or 2026-06 for a month)");

const scope = z.strictObject({
  groups: z.array(factId.transform(groupId)).min(1).max(TIMETABLE_SCOPE_MAX).optional(),
  opinions: z.array(factId.transform(opinionId)).min(1).max(TIMETABLE_SCOPE_MAX).optional(),
});

const entry = z
  .strictObject({
    id: factId,
    date,
    until: date.optional(),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is not a time of the day (14:30)")
      .optional(),
    what: localized(TIMETABLE_WHAT_CHARS_MAX),
    windows: z
      .array(
        z.strictObject({
          on: z.enum(WINDOWS),
          to: z.enum(["open", "closed", "openDuring"]),
          only: scope.optional(),
        }),
      )
      .max(TIMETABLE_WINDOWS_MAX)
      .default([]),
    provisional: z.boolean().default(false),
    status: z.enum(["proposed", "inForce"]).default("inForce"),
    ownRule: localized(TIMETABLE_WHAT_CHARS_MAX).optional(),
  })
  .refine(
    ({ date: from, until = from }) => until.length === from.length && until >= from,
    "ends before it begins, or one of its two dates has no day",
  )
  .refine(
    ({ date: from, time }) => time === undefined || from.length === 10,
    "has a time, and no day on which it is",
  )
  .refine(
    ({ date: from, windows }) => from.length === 10 || windows.every(({ to }) => to === "openDuring"),
    "opens or closes something, and has no day on which it does",
  );

/** `all`, or the rights that a category has. */
const rights = z
  .union(
    [z.literal("all"), z.array(z.enum(CATEGORY_RIGHTS))],
    `is neither the word all nor a list of rights: [${CATEGORY_RIGHTS.join(", ")}]`,
  )
  .transform((given) => rightsOf(given === "all" ? CATEGORY_RIGHTS : given));

const delegationGroup = z.strictObject({
  symbol,
  name: localized(NAME_CHARS_MAX),
  members: z.array(symbol).min(2).optional(),
});

/** The text of a sample, in the plain form that texts are imported in. */
const sampleText = z
  .string()
  .max(SHELVED_TEXT_BYTES_MAX)
  .transform((text, context) => {
    const { draft, unplaced } = readText(text);
    for (const { line: n, message } of unplaced)
      context.addIssue({
        code: "custom",
        message: `could not be read as printed: ${message}`,
        params: { line: n },
      });
    return draft;
  });

/** The file of a forum, as it is written by hand. */
export const presetSchema: z.ZodType<PresetFile> = z.strictObject({
  id: factId,
  ...forumTexts,
  agenda: forumTexts.agenda.default([]),
  stages: forumTexts.stages.default({}),
  timeZone: z.string().refine(isZone, "is not a time zone by its IANA name (Europe/Zurich)"),
  seat: localized(NAME_CHARS_MAX),
  chair: asOfficer,
  groups: z.array(asGroup).min(1).max(GROUPS_MAX),
  timetable: z.array(entry).max(TIMETABLE_ENTRIES_MAX).default([]),
  delegationGroups: z.array(delegationGroup).default([]),
  categories: z.strictObject(
    Object.fromEntries(CATEGORIES.map((category) => [category, rights])) as Record<
      (typeof CATEGORIES)[number],
      typeof rights
    >,
  ),
  contestHours: z.number().min(0),
  keystrokes: z.strictObject({ keptDays: z.int().min(1).nullable() }),
  silence: z
    .strictObject({
      hoursMin: z.int().min(1).max(SILENCE_HOURS_MAX),
      workingDays: z.strictObject({ holidays: z.array(z.iso.date()).max(SILENCE_HOLIDAYS_MAX) }).nullable(),
    })
    .nullable()
    .default(null),
  timetableRules: z
    .array(
      z.strictObject({
        words: localized(TIMETABLE_WHAT_CHARS_MAX),
        entry: factId,
        weeksBefore: z.int().min(0),
        before: factId,
        presents: z.boolean().optional(),
      }),
    )
    .default([]),
  warnVerbs: z.array(factLine(NAME_CHARS_MAX)).default([]),
  source: localized(REASON_CHARS_MAX),
  samples: z
    .strictObject({
      notice: localized(NAME_CHARS_MAX).default({ en: "SAMPLE, not a document of any organization" }),
      delegations: z
        .array(
          z.strictObject({
            id: factId,
            symbol,
            name: localized(NAME_CHARS_MAX),
            category: z.enum(CATEGORIES),
          }),
        )
        .default([]),
      delegationGroups: z.array(delegationGroup).default([]),
      opinions: z.record(factId, sampleText).default({}),
    })
    .prefault({}),
});

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
