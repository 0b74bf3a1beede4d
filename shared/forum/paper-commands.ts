import { z } from "zod";
import { asClause, asContribution, asDelegation, asHandedIn, asReason } from "../commands/command-parts.ts";
import { PAPER_CLAUSES_MAX, PAPER_FILES_MAX, PAPER_SOURCES_MAX, PAPER_SUBJECTS_MAX } from "../file-limits.ts";
import { opinionId, ULID } from "../ids.ts";
import { CONTRIBUTION_BYTES_MAX, CONTRIBUTION_NUMBER_CHARS_MAX, TITLE_CHARS_MAX } from "../limits.ts";
import { PAPER_OFFICES } from "../negotiation/contribution.ts";
import { PAPER_KINDS } from "../negotiation/handed-in.ts";
import { isPlainName } from "../text/plain-words.ts";

const paperTitle = z.string().trim().min(1).max(TITLE_CHARS_MAX).refine(isPlainName);
/** `12`, `46A13`, `12(Rev.1)`: no slash, since it stands between slashes in a proposal's number. */
const paperNumber = z
  .string()
  .trim()
  .max(CONTRIBUTION_NUMBER_CHARS_MAX)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}.()-]*$/u)
  .refine(isPlainName);
const language = z.string().min(2).max(12).refine(isPlainName);

const words = {
  language,
  /** Says that its sender knows: contributions were closed when it came. */
  late: z.literal(true).optional(),
  /** In the plain form that texts are imported in; its bytes are counted when it is decided. */
  text: z.string().min(1).max(CONTRIBUTION_BYTES_MAX).optional(),
  /** The language of each file that comes with it, in their order. */
  fileLanguages: z.array(language).max(PAPER_FILES_MAX).optional(),
};

export const paperCommandSchemas = [
  z.strictObject({
    type: z.literal("registerContribution"),
    number: paperNumber,
    from: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("delegation"), delegationId: asDelegation }),
      z.strictObject({
        kind: z.literal("group"),
        symbol: z.string().trim().min(1).max(12).refine(isPlainName),
        members: z.array(asDelegation).min(2).max(200),
      }),
      z.strictObject({ kind: z.literal("office"), office: z.enum(PAPER_OFFICES) }),
    ]),
    title: paperTitle,
    receivedAt: z.iso.datetime({ offset: true }),
    ...words,
  }),
  z.strictObject({
    type: z.literal("editContribution"),
    contributionId: asContribution,
    number: paperNumber,
    title: paperTitle,
  }),
  z.strictObject({
    type: z.literal("withdrawContribution"),
    contributionId: asContribution,
    reason: asReason.optional(),
    /** By the secretariat: how its owner told it. */
    word: asReason.optional(),
  }),
  z.strictObject({
    type: z.literal("reviseContribution"),
    contributionId: asContribution,
    number: paperNumber,
    title: paperTitle,
    receivedAt: z.iso.datetime({ offset: true }),
    ...words,
  }),
  z.strictObject({
    type: z.literal("handInPaper"),
    kind: z.enum(PAPER_KINDS),
    /** The contribution that it revises, adds to or corrects. */
    contributionId: asContribution.optional(),
    title: paperTitle,
    sources: z.array(asDelegation).max(PAPER_SOURCES_MAX).optional(),
    about: z
      .array(
        z.strictObject({
          opinionId: z.string().regex(ULID).transform(opinionId),
          clauseIds: z.array(asClause).max(PAPER_CLAUSES_MAX),
        }),
      )
      .max(PAPER_SUBJECTS_MAX)
      .optional(),
    ...words,
  }),
  z.strictObject({ type: z.literal("takePaperBack"), paperId: asHandedIn }),
  z.strictObject({ type: z.literal("returnPaper"), paperId: asHandedIn, reason: asReason }),
  z.strictObject({
    type: z.literal("postPaper"),
    paperId: asHandedIn,
    number: paperNumber,
    /** As the secretariat prints it; absent: as it was handed in. */
    title: paperTitle.optional(),
  }),
] as const;
