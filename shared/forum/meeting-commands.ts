import { z } from "zod";
import { asClause, asDelegation, asName, asReason } from "../commands/command-parts.ts";
import { groupId, meetingId, meetingPlanId, opinionId, ULID } from "../ids.ts";
import {
  FLOOR_ORDERED_MAX,
  FLOOR_WORD_CHARS_MAX,
  LISTED_DELEGATIONS_MAX,
  MEETING_CONCLUSION_CHARS_MAX,
  MEETING_NAME_CHARS_MAX,
  NARRATIVE_CHARS_MAX,
  SUSPENSION_CHARS_MAX,
} from "../meeting-limits.ts";
import { toPlainLines } from "../text/plain-words.ts";

const id = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);
const asPlan = z.string().regex(ULID).transform(meetingPlanId);
const asMeeting = z.string().regex(ULID).transform(meetingId);
const asOpinion = z.string().regex(ULID).transform(opinionId);
const asRequest = z.int().min(1);

const liveMeetingSchemas = [
  z.strictObject({
    type: z.literal("setTable"),
    meetingId: asMeeting,
    opinionId: asOpinion,
    /** Null: the whole Opinion. */
    clauseId: asClause.nullable(),
  }),
  z.strictObject({
    type: z.literal("askFloor"),
    meetingId: asMeeting,
    on: z.enum(["clause", "general", "order"]),
    /** The clause on the table, where none is named. */
    opinionId: asOpinion.optional(),
    clauseId: asClause.optional(),
    /** By the person who holds the meeting: for whom, and how they heard it. */
    for: z.strictObject({ delegationId: asDelegation, word: asName(FLOOR_WORD_CHARS_MAX) }).optional(),
  }),
  z.strictObject({ type: z.literal("withdrawFloor"), meetingId: asMeeting, id: asRequest }),
  z.strictObject({ type: z.literal("giveFloor"), meetingId: asMeeting, id: asRequest }),
  z.strictObject({ type: z.literal("endFloor"), meetingId: asMeeting }),
  z.strictObject({
    type: z.literal("orderFloor"),
    meetingId: asMeeting,
    /** These first, in this order. */
    ids: z.array(asRequest).min(1).max(FLOOR_ORDERED_MAX),
  }),
  z.strictObject({ type: z.literal("timeFloor"), meetingId: asMeeting, timed: z.boolean() }),
  z.strictObject({
    type: z.literal("suspendMeeting"),
    meetingId: asMeeting,
    reason: asName(SUSPENSION_CHARS_MAX),
  }),
  z.strictObject({ type: z.literal("resumeMeeting"), meetingId: asMeeting }),
] as const;

/** Commands of an open meeting that its pages hear at once. */
export type LiveMeetingCommand = z.output<(typeof liveMeetingSchemas)[number]>;

const LIVE_TYPES: ReadonlySet<string> = new Set(liveMeetingSchemas.map(({ shape }) => shape.type.value));
export const isLiveMeetingCommand = (command: { readonly type: string }): command is LiveMeetingCommand =>
  LIVE_TYPES.has(command.type);

export const meetingCommandSchemas = [
  z.strictObject({
    type: z.literal("openMeeting"),
    /** Its plan tells its groups, its name and its end; without one the command names group and name. */
    planId: asPlan.optional(),
    /** Null: of the group of all. */
    groupId: id.transform(groupId).nullable().optional(),
    name: asName(MEETING_NAME_CHARS_MAX).optional(),
    /** Of the timetable. */
    entryId: id.optional(),
    /** It goes through the forum's agenda. */
    agenda: z.literal(true).optional(),
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
    type: z.literal("editNarrative"),
    meetingId: asMeeting,
    text: z.string().trim().max(NARRATIVE_CHARS_MAX).transform(toPlainLines),
    /** The entry of the version that it was written on; 0: the first. */
    seq: z.int().min(0),
  }),
  z.strictObject({ type: z.literal("approveRecord"), meetingId: asMeeting }),
  z.strictObject({
    type: z.literal("listAttendance"),
    meetingId: asMeeting,
    delegations: z.array(asDelegation).min(1).max(LISTED_DELEGATIONS_MAX),
    attends: z.boolean(),
    reason: asReason.optional(),
  }),
  ...liveMeetingSchemas,
] as const;
