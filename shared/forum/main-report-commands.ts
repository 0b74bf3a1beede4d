import { z } from "zod";
import { asHash } from "../commands/command-parts.ts";
import { opinionId, ULID } from "../ids.ts";
import { ANNEXES_MAX, NAME_CHARS_MAX } from "../limits.ts";
import { REPORT_LANGUAGES } from "../text/localized.ts";
import { isPlainName } from "../text/plain-words.ts";
import { REPORT_DRAFT_KINDS } from "../opinion/report-draft.ts";

/** Commands on the report that the forum discusses (rules R31 to R34). */
export const mainReportCommandSchemas = [
  z.strictObject({
    type: z.literal("openMainReport"),
    title: z.string().trim().min(1).max(NAME_CHARS_MAX).refine(isPlainName),
    /** In which it is written (rule E25). */
    language: z.enum(REPORT_LANGUAGES).optional(),
  }),
  z.strictObject({
    type: z.literal("publishReportDraft"),
    /** Of the text that was seen. */
    hash: asHash,
    kind: z.enum(REPORT_DRAFT_KINDS),
    /** Null: comments are not asked for. */
    commentsUntil: z.iso.datetime({ offset: true }).nullable(),
    annexes: z.array(z.string().regex(ULID).transform(opinionId)).max(ANNEXES_MAX),
  }),
] as const;
