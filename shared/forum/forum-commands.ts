import { z } from "zod";
import { asLine } from "../commands/command-parts.ts";
import { groupId, shelvedTextId, ULID, userId } from "../ids.ts";
import {
  NAME_CHARS_MAX,
  NUMBER_CHARS_MAX,
  REASON_CHARS_MAX,
  SHELVED_NAME_CHARS_MAX,
  SHELVED_TEXT_BYTES_MAX,
} from "../limits.ts";

import { REPORT_LANGUAGES } from "../text/localized.ts";
import { isPlainName } from "../text/plain-words.ts";
import { BOARD_READERS } from "../board/board.ts";
import { agendaCommandSchemas } from "./agenda-commands.ts";
import { consultationCommandSchemas } from "../consultation/consultation-commands.ts";
import { paperCommandSchemas } from "./paper-commands.ts";
import { mainReportCommandSchemas } from "./main-report-commands.ts";
import { reportCommandSchemas } from "./report-commands.ts";
import { factsCommandSchemas } from "./facts-commands.ts";
import { meetingCommandSchemas } from "./meeting-commands.ts";
import { meetingPlanCommandSchemas } from "./meeting-plan-commands.ts";
import { timetableCommandSchemas } from "./timetable-commands.ts";
import { expertsCommandSchemas } from "./experts.ts";
import { setAnswerTime } from "./answer-time.ts";
import { nameConfirmers } from "./confirmers.ts";
import { closingCommandSchemas } from "./forum-closing.ts";
import { peopleCommandSchemas } from "./people-commands.ts";
import { openToPublic } from "./public-parts.ts";
import { setSilenceRules } from "./silence-rules.ts";

const name = z.string().trim().min(1).max(NAME_CHARS_MAX).refine(isPlainName);
const shelvedName = z.string().trim().min(1).max(SHELVED_NAME_CHARS_MAX).refine(isPlainName);
const id = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);

/** Everything that can be asked of the forum. */
export const forumCommandSchema = z.discriminatedUnion("type", [
  ...peopleCommandSchemas,
  z.strictObject({
    type: z.literal("handLead"),
    groupId: id.transform(groupId),
    /** A co-lead by id. */
    to: z.union([z.literal("secretariat"), z.string().regex(ULID).transform(userId)]),
    reason: asLine(REASON_CHARS_MAX).optional(),
  }),
  z.strictObject({ type: z.literal("takeLeadBack"), groupId: id.transform(groupId) }),
  z.strictObject({
    type: z.literal("nameDeputy"),
    userId: z.string().regex(ULID).transform(userId),
    /** False: no longer. */
    deputy: z.boolean(),
  }),
  z.strictObject({
    type: z.literal("nameContributor"),
    userId: z.string().regex(ULID).transform(userId),
    /** False: no longer. */
    contributor: z.boolean(),
  }),
  z.strictObject({
    type: z.literal("openOpinion"),
    groupId: id.transform(groupId),
    number: asLine(NUMBER_CHARS_MAX),
    title: name.optional(),
    /** In which it is drafted (rule E25). */
    language: z.enum(REPORT_LANGUAGES).optional(),
  }),
  z.strictObject({
    type: z.literal("shelveText"),
    title: shelvedName,
    source: shelvedName,
    /** In the plain form that texts are imported in; its bytes are counted when it is decided. */
    text: z.string().min(1).max(SHELVED_TEXT_BYTES_MAX),
  }),
  z.strictObject({
    type: z.literal("unshelveText"),
    textId: z.string().regex(ULID).transform(shelvedTextId),
  }),
  ...paperCommandSchemas,
  ...consultationCommandSchemas,
  z.strictObject({ type: z.literal("openBoard"), to: z.enum(BOARD_READERS) }),
  ...meetingCommandSchemas,
  ...meetingPlanCommandSchemas,
  ...agendaCommandSchemas,
  setSilenceRules,
  setAnswerTime,
  nameConfirmers,
  openToPublic,
  ...factsCommandSchemas,
  ...expertsCommandSchemas,
  ...timetableCommandSchemas,
  ...reportCommandSchemas,
  ...mainReportCommandSchemas,
  ...closingCommandSchemas,
]);

export type ForumCommand = z.output<typeof forumCommandSchema>;

const FORUM_COMMAND_TYPES: ReadonlySet<unknown> = new Set(
  forumCommandSchema.options.map((option) => option.shape.type.value),
);
export const isForumCommandType = (type: unknown): boolean => FORUM_COMMAND_TYPES.has(type);
