import { PRINTED_CATALOGS, type PrintedCatalog } from "../catalogs/printed-catalogs.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { filled } from "./report-words.ts";

export type MeetingWord = keyof PrintedCatalog["meeting"];

/** A word of a meeting's record or of a cable, its `{names}` filled in. */
export const meetingWord = (
  name: MeetingWord,
  language: ReportLanguage,
  fill: Readonly<Record<string, string | number>> = {},
): string => filled(PRINTED_CATALOGS[language].meeting[name], fill);
