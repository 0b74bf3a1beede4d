import { z } from "zod";
import { asReason } from "../commands/command-parts.ts";
import { meetingId, ULID, userId } from "../ids.ts";
import { asOfficer } from "../presets/preset-parts.ts";

const ofMeeting = { meetingId: z.string().regex(ULID).transform(meetingId) };

/** Commands of a meeting that goes through the forum's agenda (rules T39 to T41). */
export const agendaCommandSchemas = [
  z.strictObject({ type: z.literal("takeUpItem"), ...ofMeeting, n: z.int().min(1) }),
  z.strictObject({ type: z.literal("endItem"), ...ofMeeting }),
  z.strictObject({
    type: z.literal("electChair"),
    ...ofMeeting,
    userId: z.string().regex(ULID).transform(userId),
    /** As the forum names them from now on. */
    chair: asOfficer,
    reason: asReason,
  }),
  z.strictObject({
    type: z.literal("adoptMeetingReport"),
    ...ofMeeting,
    /** Entry of the version that was read. */
    version: z.int().min(1),
  }),
] as const;

/** A command on the agenda of an open meeting. */
export type AgendaCommand = z.output<(typeof agendaCommandSchemas)[number]>;

const AGENDA_TYPES: ReadonlySet<string> = new Set(agendaCommandSchemas.map(({ shape }) => shape.type.value));
export const isAgendaCommand = (command: { readonly type: string }): command is AgendaCommand =>
  AGENDA_TYPES.has(command.type);
