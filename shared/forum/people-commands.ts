import { z } from "zod";
import { asDelegation, asLine, asReason } from "../commands/command-parts.ts";
import { groupId, userId } from "../ids.ts";
import { EMAIL_CHARS_MAX, REGION_CHARS_MAX } from "../door-limits.ts";
import { NAME_CHARS_MAX } from "../limits.ts";
import { CATEGORIES, ROLES } from "../people/participant.ts";
import { isPlainName } from "../text/plain-words.ts";
import { localized } from "../presets/preset-parts.ts";

const name = z.string().trim().min(1).max(NAME_CHARS_MAX).refine(isPlainName);
const id = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);
const person = z.string().min(1).max(40).transform(userId);
/** 1-12 characters, of the forum's own list. */
export const symbolPart = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]{0,11}$/u)
  .refine(isPlainName);
const region = z.string().trim().min(1).max(REGION_CHARS_MAX).refine(isPlainName);
/** Groups that a facilitator leads. */
const leads = z.array(id.transform(groupId)).max(20);

/** Both stand outside the chain, like the name. An empty text: not known. */
export const asEmail = z.union([
  z.literal(""),
  z.email({ pattern: z.regexes.unicodeEmail }).max(EMAIL_CHARS_MAX).refine(isPlainName),
]);
const contactParts = {
  email: z.string().trim().pipe(asEmail).optional(),
  title: asLine(NAME_CHARS_MAX).optional(),
};

/** Commands on people and delegations: the secretariat's, and of heads for their own people (rule P12). */
export const peopleCommandSchemas = [
  z.strictObject({
    type: z.literal("admitDelegation"),
    symbol: symbolPart,
    name: localized(NAME_CHARS_MAX),
    category: z.enum(CATEGORIES),
    region: region.optional(),
  }),
  z.strictObject({
    /** Names only the fields that are wrong on the forum's list; the others stay. */
    type: z.literal("correctDelegation"),
    delegationId: asDelegation,
    symbol: symbolPart.optional(),
    name: localized(NAME_CHARS_MAX).optional(),
    category: z.enum(CATEGORIES).optional(),
    /** Null: of none. */
    region: region.nullable().optional(),
    reason: asReason,
  }),
  z.strictObject({
    type: z.literal("admitParticipant"),
    name,
    role: z.enum(ROLES),
    /** The delegation's symbol. */
    delegation: z.string().max(12).optional(),
    leads: leads.optional(),
    head: z.boolean().optional(),
    deputy: z.boolean().optional(),
    ...contactParts,
  }),
  z.strictObject({
    /** Names only the fields that change. The person keeps their id and their sign-ins. */
    type: z.literal("changeParticipant"),
    userId: person,
    name: name.optional(),
    role: z.enum(ROLES).optional(),
    /** The delegation's symbol; null: of none. */
    delegation: z.string().max(12).nullable().optional(),
    leads: leads.optional(),
    /** True takes the delegation over from its head of before. */
    head: z.boolean().optional(),
    ...contactParts,
    /** Only a change of e-mail and title, which no entry tells, needs none. */
    reason: asReason.optional(),
  }),
  z.strictObject({
    type: z.literal("dismissParticipant"),
    userId: person,
    reason: asReason,
    /** The person who takes part in their place. */
    replacedBy: person.optional(),
  }),
  z.strictObject({
    /** Admits a new person in somebody's place: with their office, delegation and groups, as head or deputy. */
    type: z.literal("replaceParticipant"),
    userId: person,
    name,
    ...contactParts,
    reason: asReason,
  }),
] as const;
