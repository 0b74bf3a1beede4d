import { z } from "zod";
import { PAGE_LANGUAGES } from "../text/page-language.ts";
import {
  AGENDA_ITEMS_MAX,
  CLAUSE_CHARS_MAX,
  NAME_CHARS_MAX,
  NUMBER_CHARS_MAX,
  REASON_CHARS_MAX,
  TITLE_CHARS_MAX,
} from "../limits.ts";
import type { CategoryRights } from "../people/participant.ts";
import { isPlainName } from "../text/plain-words.ts";
import { STAGES } from "../opinion/opinion.ts";
import type { Localized } from "../text/localized.ts";

/** Parts of a forum's facts: of its file, and of the commands that change them. */

/** One line of text that a reader sees whole. */
export const factLine = (charsMax: number) =>
  z.string().trim().min(1).max(charsMax).refine(isPlainName, "has signs that nobody sees, or no words");

export const localized = (charsMax: number) =>
  z.strictObject({
    en: factLine(charsMax),
    zh: factLine(charsMax).optional(),
    fr: factLine(charsMax).optional(),
    es: factLine(charsMax).optional(),
    ru: factLine(charsMax).optional(),
    ar: factLine(charsMax).optional(),
  });

export const factId = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,40}$/, "is not an id: 1 to 40 Latin letters, figures and hyphens");

const person = { name: factLine(NAME_CHARS_MAX), from: factLine(NAME_CHARS_MAX) };
export const asOfficer = z.strictObject(person);
export const asLead = z.strictObject({ ...person, office: z.enum(["viceChair", "topicFacilitator"]) });

export const asGroup = z.strictObject({
  id: factId,
  topic: localized(TITLE_CHARS_MAX),
  themeItem: localized(TITLE_CHARS_MAX),
  opinion: z.strictObject({ number: factLine(NUMBER_CHARS_MAX), title: localized(TITLE_CHARS_MAX) }),
  lead: asLead,
});

export const CATEGORY_RIGHTS = [
  "maySpeak",
  "mayPropose",
  "mayType",
  "mayTakePosition",
  "mayStopMark",
] as const satisfies readonly (keyof CategoryRights)[];

/** The rights of a category from a list of those that it has. */
export const rightsOf = (given: readonly (typeof CATEGORY_RIGHTS)[number][]): CategoryRights => ({
  maySpeak: given.includes("maySpeak"),
  mayPropose: given.includes("mayPropose"),
  mayType: given.includes("mayType"),
  mayTakePosition: given.includes("mayTakePosition"),
  mayStopMark: given.includes("mayStopMark"),
});

/** The page puts these among its own messages, in which these signs stand for something else. */
const isNoMessage = (text: Localized): boolean => !Object.values(text).some((one) => /[{}<]/.test(one));
const spoken = (charsMax: number) =>
  localized(charsMax).refine(isNoMessage, "has one of the signs { } <, which no name of a stage can have");

const stageName = z.strictObject({
  label: spoken(NAME_CHARS_MAX),
  means: spoken(REASON_CHARS_MAX).optional(),
  heading: localized(NAME_CHARS_MAX).optional(),
});

/** Texts of the forum, each of which may change while it runs. */
export const forumTexts = {
  name: localized(TITLE_CHARS_MAX),
  shortName: factLine(NUMBER_CHARS_MAX),
  reportNumber: factLine(NUMBER_CHARS_MAX),
  group: localized(TITLE_CHARS_MAX),
  theme: localized(TITLE_CHARS_MAX),
  place: localized(NAME_CHARS_MAX),
  openingWords: localized(CLAUSE_CHARS_MAX),
  standingWords: localized(REASON_CHARS_MAX),
  viceChairs: localized(REASON_CHARS_MAX),
  agenda: z
    .array(
      z.strictObject({
        n: z.int().min(1),
        title: localized(TITLE_CHARS_MAX),
        acts: z.enum(["election", "report", "consideration", "adoption"]).optional(),
      }),
    )
    .max(AGENDA_ITEMS_MAX),
  stages: z.partialRecord(z.enum(STAGES), stageName),
  language: z.enum(PAGE_LANGUAGES).optional(),
};
