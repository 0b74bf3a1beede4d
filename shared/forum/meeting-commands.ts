import { z } from "zod";
import { asDelegation, asName, asReason } from "../commands/command-parts.ts";
import { groupId, meetingId, ULID } from "../ids.ts";
import { LISTED_DELEGATIONS_MAX, MEETING_CONCLUSION_CHARS_MAX, MEETING_NAME_CHARS_MAX } from "../limits.ts";
import { toPlainLines } from "../text/plain-words.ts";

const id = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);
const asMeeting = z.string().regex(ULID).transform(meetingId);

export const meetingCommandSchemas = [
  z.strictObject({
    type: z.literal("openMeeting"),
    /** Null: of the group of all. */
    groupId: id.transform(groupId).nullable(),
    name: asName(MEETING_NAME_CHARS_MAX),
    /** Of the timetable. */
    entryId: id.optional(),
  }),
  z.strictObject({
    type: z.literal("closeMeeting"),
    meetingId: asMeeting,
    conclusion: z.string().trim().max(MEETING_CONCLUSION_CHARS_MAX).transform(toPlainLines).optional(),
    /** Earlier end of the meeting, with a reason. */
    endedAt: z.iso.datetime({ offset: true }).optional(),
    reason: asReason.optional(),
  }),
  z.strictObject({ type: z.literal("attendMeeting"), meetingId: asMeeting, attends: z.boolean() }),
  z.strictObject({
    type: z.literal("listAttendance"),
    meetingId: asMeeting,
    delegations: z.array(asDelegation).min(1).max(LISTED_DELEGATIONS_MAX),
    attends: z.boolean(),
    reason: asReason.optional(),
  }),
] as const;
