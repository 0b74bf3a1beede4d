import { z } from "zod";
import { asName, asReason } from "../commands/command-parts.ts";
import {
  CONSULTATION_LABEL_CHARS_MAX,
  CONSULTATION_PARAGRAPHS_MAX,
  CONSULTATION_TEXT_CHARS_MAX,
  CONSULTATION_TOPICS_MAX,
  EMAIL_CHARS_MAX,
  INPUTS_ACTED_AT_ONCE_MAX,
} from "../door-limits.ts";
import { consultationId, inputId, opinionId, reportIssueId, ULID } from "../ids.ts";
import { TITLE_CHARS_MAX } from "../limits.ts";
import { localized } from "../presets/preset-parts.ts";
import { REPORT_LANGUAGES } from "../text/localized.ts";
import { hasWords, isPlainName, toPlainLines } from "../text/plain-words.ts";

export const asConsultation = z.string().regex(ULID).transform(consultationId);
export const asInput = z.string().regex(ULID).transform(inputId);

/** Words of several lines without unseen signs. */
export const asLines = (charsMax: number) =>
  z.string().max(charsMax).transform(toPlainLines).pipe(z.string().trim());
const someLines = asLines(CONSULTATION_TEXT_CHARS_MAX).pipe(z.string().min(1).refine(hasWords));
const inLanguages = z.strictObject({
  en: someLines,
  zh: someLines.optional(),
  fr: someLines.optional(),
  es: someLines.optional(),
  ru: someLines.optional(),
  ar: someLines.optional(),
});

/** An address that is really one: no break, no comma, one sign of @. */
export const asContact = z
  .string()
  .trim()
  .max(EMAIL_CHARS_MAX)
  .pipe(z.email({ pattern: z.regexes.unicodeEmail }).refine(isPlainName));

const instant = z.iso.datetime({ offset: true });
const about = z.string().regex(/^(?:[pt]\d{1,3})?$/u);

export const consultationCommandSchemas = [
  z.strictObject({
    type: z.literal("openConsultation"),
    title: localized(TITLE_CHARS_MAX),
    introduction: inLanguages,
    language: z.enum(REPORT_LANGUAGES),
    draft: z.discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("own"),
        paragraphs: z
          .array(z.strictObject({ label: asName(CONSULTATION_LABEL_CHARS_MAX), text: someLines }))
          .max(CONSULTATION_PARAGRAPHS_MAX),
      }),
      z.strictObject({
        kind: z.literal("baseText"),
        opinionId: z.string().regex(ULID).transform(opinionId),
        n: z.int().min(1),
      }),
      z.strictObject({
        kind: z.literal("report"),
        reportId: z.string().regex(ULID).transform(reportIssueId),
      }),
    ]),
    topics: z.array(asName(CONSULTATION_LABEL_CHARS_MAX)).max(CONSULTATION_TOPICS_MAX),
    contact: asContact,
    opensAt: instant,
    closesAt: instant,
  }),
  z.strictObject({
    type: z.literal("changeConsultation"),
    consultationId: asConsultation,
    title: localized(TITLE_CHARS_MAX).optional(),
    introduction: inLanguages.optional(),
    contact: asContact.optional(),
    closesAt: instant.optional(),
    reason: asReason,
  }),
  z.strictObject({ type: z.literal("closeConsultation"), consultationId: asConsultation, reason: asReason }),
  z.strictObject({
    type: z.literal("publishInputs"),
    consultationId: asConsultation,
    inputIds: z.array(asInput).min(1).max(INPUTS_ACTED_AT_ONCE_MAX),
  }),
  z.strictObject({
    type: z.literal("withholdInputs"),
    consultationId: asConsultation,
    inputIds: z.array(asInput).min(1).max(INPUTS_ACTED_AT_ONCE_MAX),
    reason: asReason,
  }),
  z.strictObject({
    type: z.literal("eraseInput"),
    consultationId: asConsultation,
    inputId: asInput,
    reason: asReason,
  }),
  z.strictObject({
    type: z.literal("keepSummary"),
    consultationId: asConsultation,
    /** The entry with which the text that was edited was kept; 0: none was. */
    seq: z.int().min(0),
    notes: z
      .array(z.strictObject({ about, text: asLines(CONSULTATION_TEXT_CHARS_MAX) }))
      .max(CONSULTATION_PARAGRAPHS_MAX + CONSULTATION_TOPICS_MAX + 1),
  }),
  z.strictObject({
    type: z.literal("publishSummary"),
    consultationId: asConsultation,
    seq: z.int().min(1),
    /** Counted by the server when it publishes. */
  }),
] as const;

export type ConsultationCommand = z.output<(typeof consultationCommandSchemas)[number]>;
