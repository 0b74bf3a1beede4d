import { z } from "zod";
import { reportIssueId, ULID } from "../ids.ts";
import { REPORT_NUMBER_CHARS_MAX, REPORT_REVISIONS_MAX, REPORT_WORDS_CHARS_MAX } from "../limits.ts";
import { arePlainWords, isPlainName } from "../text/plain-words.ts";
import { NAMINGS, REPORT_PARTS, REVISION_KINDS } from "./report-fields.ts";
import { REPORT_LANGUAGES } from "../text/localized.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const paragraphs = z
  .string()
  .max(REPORT_WORDS_CHARS_MAX)
  .refine((text) => text.split("\n").every(arePlainWords));

/** Commands on the report, each on the hash of what was seen (rules H1, H4). */
export const reportCommandSchemas = [
  z.strictObject({
    type: z.literal("editReport"),
    /** Of the fields that were on the page; what is not named stays. */
    hash,
    documentNumber: z.string().trim().min(1).max(REPORT_NUMBER_CHARS_MAX).refine(isPlainName).optional(),
    revision: z
      .strictObject({
        kind: z.enum(REVISION_KINDS),
        n: z.number().int().min(1).max(REPORT_REVISIONS_MAX),
      })
      .nullable()
      .optional(),
    language: z.enum(REPORT_LANGUAGES).optional(),
    date: z.iso.date().nullable().optional(),
    sections: z.array(z.enum(REPORT_PARTS)).max(REPORT_PARTS.length).optional(),
    naming: z.enum(NAMINGS).optional(),
    introduction: paragraphs.optional(),
    remarks: paragraphs.optional(),
  }),
  z.strictObject({
    type: z.literal("issueReport"),
    /** Of the report that was seen: `GET /api/report`. */
    hash,
    /** Absent: at once. */
    at: z.iso.datetime({ offset: true }).optional(),
  }),
  z.strictObject({
    type: z.literal("takeReportBack"),
    reportId: z.string().regex(ULID).transform(reportIssueId),
  }),
] as const;
