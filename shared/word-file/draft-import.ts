import { z } from "zod";
import { sha256Hex } from "../text/hash.ts";
import { NUMBER_CHARS_MAX } from "../limits.ts";
import type { DraftText, Unplaced } from "../plain-text/draft-text.ts";
import { REPORT_LANGUAGES } from "../text/localized.ts";
import type { WorkLanguage } from "../text/work-language.ts";
import type { NotUnderstood } from "./understood.ts";
import type { ReceivedView } from "./word-import.ts";

/** Preview of a file as a new draft Opinion, for those who may open one (rule X8). */
export type DraftPreview = {
  readonly receipt: ReceivedView & { readonly timeZone: string };
  readonly draft: DraftText;
  /** As its words tell; the person who opens it says it (rule E25). */
  readonly language: WorkLanguage;
  /** Lines that did not fit, or were read otherwise than printed. */
  readonly unplaced: readonly Unplaced[];
  /** Parts of the file that the draft leaves out, or whose reading people should check (rules X26 and X21). */
  readonly not: readonly NotUnderstood[];
  /** Of the draft as it was read: what is opened is what was seen. */
  readonly hash: string;
};

export const openDraftSchema = z.strictObject({
  groupId: z.string().min(1).max(40),
  number: z.string().trim().max(NUMBER_CHARS_MAX),
  /** Absent: as the file's words tell (rule E25). */
  language: z.enum(REPORT_LANGUAGES).optional(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type OpenDraft = z.output<typeof openDraftSchema>;

export const draftHashOf = (draft: DraftText): string => sha256Hex(JSON.stringify(draft));
