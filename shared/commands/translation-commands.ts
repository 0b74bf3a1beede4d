import { z } from "zod";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import { REPORT_LANGUAGES } from "../text/localized.ts";
import { asClause } from "./command-parts.ts";

const language = z.enum(REPORT_LANGUAGES);
const asSha = z.string().regex(/^[0-9a-f]{64}$/);

/** The language of the text, and its clauses in other languages (rules E25, X44, X46). */
export const translationCommands = [
  z.strictObject({ type: z.literal("setLanguage"), language }),
  z.strictObject({
    type: z.literal("translateClause"),
    clauseId: asClause,
    language,
    /** Empty takes the row away. */
    text: z.string().max(CLAUSE_CHARS_MAX),
    /** The words of the original as the translator saw them. */
    original: z.string().max(CLAUSE_CHARS_MAX),
    /** The hash of the row that it was edited from; null: there was none. */
    from: asSha.nullable(),
  }),
  z.strictObject({ type: z.literal("confirmTranslation"), clauseId: asClause, language, hash: asSha }),
  z.strictObject({ type: z.literal("takeBackConfirmation"), clauseId: asClause, language }),
] as const;
