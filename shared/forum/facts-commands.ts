import { z } from "zod";
import { asReason } from "../commands/command-parts.ts";
import { groupId } from "../ids.ts";
import { TITLE_CHARS_MAX } from "../limits.ts";
import { CATEGORIES } from "../people/participant.ts";
import {
  asGroup,
  asLead,
  asOfficer,
  factId,
  forumTexts,
  localized,
  CATEGORY_RIGHTS,
} from "../presets/preset-parts.ts";

const ofGroup = { groupId: factId.transform(groupId), reason: asReason };

/** Commands that change the forum's facts (rule M13). Each gives its reason. */
export const factsCommandSchemas = [
  z.strictObject({ type: z.literal("changeChair"), chair: asOfficer, reason: asReason }),
  z.strictObject({ type: z.literal("changeLead"), lead: asLead, ...ofGroup }),
  z.strictObject({ type: z.literal("addGroup"), group: asGroup, reason: asReason }),
  z.strictObject({
    type: z.literal("renameGroup"),
    topic: localized(TITLE_CHARS_MAX),
    themeItem: localized(TITLE_CHARS_MAX).optional(),
    ...ofGroup,
  }),
  z.strictObject({ type: z.literal("closeGroup"), ...ofGroup }),
  z.strictObject({ type: z.literal("reopenGroup"), ...ofGroup }),
  z.strictObject({
    type: z.literal("setCategoryRights"),
    category: z.enum(CATEGORIES),
    /** The rights that it has from now on; the others it has not. */
    rights: z.array(z.enum(CATEGORY_RIGHTS)).max(CATEGORY_RIGHTS.length),
    reason: asReason,
  }),
  z.strictObject({
    type: z.literal("changeForumTexts"),
    texts: z
      .strictObject(forumTexts)
      .partial()
      .refine((texts) => Object.keys(texts).length > 0, "names no text"),
    reason: asReason,
  }),
] as const;

export const factsCommandSchema = z.discriminatedUnion("type", factsCommandSchemas);
