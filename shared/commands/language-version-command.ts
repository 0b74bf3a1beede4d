import { z } from "zod";
import { asClause } from "./command-parts.ts";
import { FILE_NAME_CHARS_MAX } from "../file-limits.ts";
import { CLAUSE_CHARS_MAX, CLAUSES_MAX } from "../limits.ts";
import { REPORT_LANGUAGES } from "../text/localized.ts";
import { VERSION_STANDINGS } from "../opinion/language-version.ts";

/** Keeps a translation of a base text as it was matched and corrected by hand (rule X13). */
export const keepLanguageVersion = z.strictObject({
  type: z.literal("keepLanguageVersion"),
  baseText: z.int().positive(),
  language: z.enum(REPORT_LANGUAGES),
  standing: z.enum(VERSION_STANDINGS),
  /** Of the file, as the preview told it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(FILE_NAME_CHARS_MAX),
  clauses: z
    .array(z.strictObject({ clauseId: asClause, text: z.string().max(CLAUSE_CHARS_MAX) }))
    .min(1)
    .max(CLAUSES_MAX),
});
