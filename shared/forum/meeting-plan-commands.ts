import { z } from "zod";
import { asClause, asDelegation, asLine, asName, asReason } from "../commands/command-parts.ts";
import { groupId, meetingPlanId, opinionId, ULID } from "../ids.ts";
import { GROUPS_MAX } from "../limits.ts";
import {
  LISTED_DELEGATIONS_MAX,
  MEETING_AGENDA_CLAUSES_MAX,
  MEETING_AGENDA_ITEMS_MAX,
  MEETING_LINK_CHARS_MAX,
  MEETING_NAME_CHARS_MAX,
  MEETING_NOTE_CHARS_MAX,
  MEETING_PLACE_CHARS_MAX,
  MEETING_PLAN_CHANGES_MAX,
} from "../meeting-limits.ts";

const asPlan = z.string().regex(ULID).transform(meetingPlanId);
/** In printable ASCII, without a user and a password before the host. */
export const CALL_LINK = /^https:\/\/[A-Za-z0-9.:[\]-]+(?:[/?#][!#-;=?-[\]-_a-z~]*)?$/;

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

const asPlannedMeeting = z.strictObject({
  groupIds: z
    .array(
      z
        .string()
        .regex(/^[A-Za-z0-9-]{1,40}$/)
        .transform(groupId),
    )
    .min(1)
    .max(GROUPS_MAX),
  name: asName(MEETING_NAME_CHARS_MAX),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  /** IANA. */
  zone: z
    .string()
    .regex(/^[A-Za-z][\w+-]{0,30}(?:\/[\w+-]{1,30}){0,2}$/)
    .refine(isZone),
  place: asLine(MEETING_PLACE_CHARS_MAX),
  link: z.string().max(MEETING_LINK_CHARS_MAX).regex(CALL_LINK).nullable(),
  agenda: z
    .array(
      z.strictObject({
        opinionId: z
          .string()
          .regex(/^[\w-]{1,60}$/)
          .transform(opinionId),
        clauseIds: z.array(asClause).max(MEETING_AGENDA_CLAUSES_MAX),
        note: asLine(MEETING_NOTE_CHARS_MAX),
      }),
    )
    .max(MEETING_AGENDA_ITEMS_MAX),
  invited: z.union([
    z.literal("all"),
    z.strictObject({ delegations: z.array(asDelegation).min(1).max(LISTED_DELEGATIONS_MAX) }),
  ]),
});

/** The plan's sequence that the author saw. */
const sequence = z.int().min(0).max(MEETING_PLAN_CHANGES_MAX);

export const meetingPlanCommandSchemas = [
  z.strictObject({ type: z.literal("planMeeting"), plan: asPlannedMeeting }),
  z.strictObject({
    type: z.literal("changePlan"),
    planId: asPlan,
    sequence,
    plan: asPlannedMeeting,
    reason: asReason.optional(),
  }),
  z.strictObject({ type: z.literal("cancelMeeting"), planId: asPlan, sequence, reason: asReason }),
] as const;
