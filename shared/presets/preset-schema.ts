import { z } from "zod";
import { groupId, opinionId } from "../ids.ts";
import {
  CLAUSE_CHARS_MAX,
  NAME_CHARS_MAX,
  NUMBER_CHARS_MAX,
  REASON_CHARS_MAX,
  SILENCE_HOLIDAYS_MAX,
  SILENCE_HOURS_MAX,
  SHELVED_TEXT_BYTES_MAX,
  TIMETABLE_ENTRIES_MAX,
  TIMETABLE_SCOPE_MAX,
  TIMETABLE_WHAT_CHARS_MAX,
  TIMETABLE_WINDOWS_MAX,
  TITLE_CHARS_MAX,
} from "../limits.ts";
import { CATEGORIES } from "../participant.ts";
import type { CategoryRights } from "../participant.ts";
import { readText } from "../plain-text/read-text.ts";
import { isPlainName } from "../plain-words.ts";
import type { Preset } from "../preset.ts";
import { WINDOWS } from "../timetable-entry.ts";

/** One line of text that a reader sees whole. */
const line = (charsMax: number) =>
  z.string().trim().min(1).max(charsMax).refine(isPlainName, "has signs that nobody sees, or no words");

const localized = (charsMax: number) =>
  z.strictObject({
    en: line(charsMax),
    zh: line(charsMax),
    fr: line(charsMax).optional(),
    es: line(charsMax).optional(),
    ru: line(charsMax).optional(),
    ar: line(charsMax).optional(),
  });

const id = z.string().regex(/^[A-Za-z0-9-]{1,40}$/, "is not an id: 1 to 40 letters, figures and hyphens");
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
  groups: z.array(id.transform(groupId)).min(1).max(TIMETABLE_SCOPE_MAX).optional(),
  opinions: z.array(id.transform(opinionId)).min(1).max(TIMETABLE_SCOPE_MAX).optional(),
});

const entry = z
  .strictObject({
    id,
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

const RIGHTS = ["maySpeak", "mayPropose", "mayType", "mayTakePosition", "mayStopMark"] as const;

/** `all`, or the rights that a category has. */
const rights = z
  .union([z.literal("all"), z.array(z.enum(RIGHTS))], "is neither the word all nor a list of rights")
  .transform(
    (given) =>
      Object.fromEntries(
        RIGHTS.map((right) => [right, given === "all" || given.includes(right)]),
      ) as unknown as CategoryRights,
  );

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
        path: [`line ${n}`],
      });
    return draft;
  });

/** The file of a forum, as it is written by hand. */
export const presetSchema: z.ZodType<Preset> = z.strictObject({
  id,
  name: localized(TITLE_CHARS_MAX),
  shortName: line(NUMBER_CHARS_MAX),
  group: localized(TITLE_CHARS_MAX),
  theme: localized(TITLE_CHARS_MAX),
  place: localized(NAME_CHARS_MAX),
  openingWords: localized(CLAUSE_CHARS_MAX),
  standingWords: localized(REASON_CHARS_MAX),
  timeZone: z.string().refine(isZone, "is not a time zone by its IANA name (Europe/Zurich)"),
  seat: localized(NAME_CHARS_MAX),
  chair: z.strictObject({ name: line(NAME_CHARS_MAX), from: line(NAME_CHARS_MAX) }),
  viceChairs: localized(REASON_CHARS_MAX),
  groups: z
    .array(
      z.strictObject({
        id,
        topic: localized(TITLE_CHARS_MAX),
        themeItem: localized(TITLE_CHARS_MAX),
        opinion: z.strictObject({ number: line(NUMBER_CHARS_MAX), title: localized(TITLE_CHARS_MAX) }),
        lead: z.strictObject({
          name: line(NAME_CHARS_MAX),
          from: line(NAME_CHARS_MAX),
          office: z.enum(["viceChair", "topicFacilitator"]),
        }),
      }),
    )
    .min(1)
    .max(TIMETABLE_SCOPE_MAX),
  agenda: z.array(z.strictObject({ n: z.int().min(1), title: localized(TITLE_CHARS_MAX) })),
  timetable: z.array(entry).max(TIMETABLE_ENTRIES_MAX),
  delegationGroups: z.array(delegationGroup),
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
    .nullable(),
  timetableRules: z.array(
    z.strictObject({
      words: localized(TIMETABLE_WHAT_CHARS_MAX),
      entry: id,
      weeksBefore: z.int().min(0),
      before: id,
      presents: z.boolean().optional(),
    }),
  ),
  warnVerbs: z.array(line(NAME_CHARS_MAX)),
  source: localized(REASON_CHARS_MAX),
  samples: z.strictObject({
    notice: localized(NAME_CHARS_MAX),
    delegations: z.array(
      z.strictObject({ id, symbol, name: localized(NAME_CHARS_MAX), category: z.enum(CATEGORIES) }),
    ),
    delegationGroups: z.array(delegationGroup),
    opinions: z.record(id, sampleText),
  }),
});

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
