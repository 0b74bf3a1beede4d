import type { TranslationEvent } from "../../shared/events/translation-events.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { excerpt, type SentencesOf, told } from "./telling.ts";

export const translationSentences: SentencesOf<TranslationEvent> = {
  languageSet: ({ language }, { say, who }) =>
    told(say("translation.entryLanguage", { who, language: WORK_LANGUAGES[language] })),
  clauseTranslated: ({ clauseId, language, text }, { say, who, nameOf }) => {
    const of = { who, clause: nameOf(clauseId), language: WORK_LANGUAGES[language] };
    return told(say("translation.entryTranslated", of), { words: excerpt(text) });
  },
  translationConfirmed: ({ clauseId, language, rowHash }, { say, who, nameOf }) => {
    const of = { who, clause: nameOf(clauseId), language: WORK_LANGUAGES[language] };
    return told(say(rowHash === null ? "translation.entryTakenBack" : "translation.entryConfirmed", of));
  },
};
