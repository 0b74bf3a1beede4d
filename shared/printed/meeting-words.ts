import { filled } from "./report-words.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { AR_MEETING } from "./words-in/ar-meeting.ts";
import { EN_MEETING, type MeetingWord, type MeetingWords } from "./words-in/en-meeting.ts";
import { ES_MEETING } from "./words-in/es-meeting.ts";
import { FR_MEETING } from "./words-in/fr-meeting.ts";
import { RU_MEETING } from "./words-in/ru-meeting.ts";
import { ZH_MEETING } from "./words-in/zh-meeting.ts";

const WORDS: Readonly<Record<ReportLanguage, MeetingWords>> = {
  ar: AR_MEETING,
  en: EN_MEETING,
  es: ES_MEETING,
  fr: FR_MEETING,
  ru: RU_MEETING,
  zh: ZH_MEETING,
};

/** A word of a meeting's record or of a cable, its `{names}` filled in. */
export const meetingWord = (
  name: MeetingWord,
  language: ReportLanguage,
  fill: Readonly<Record<string, string | number>> = {},
): string => filled(WORDS[language][name], fill);
