import type { OpinionEvent, Entry } from "../../shared/events/event.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { agreementSentences } from "./agreement-sentences.ts";
import { postponingSentences } from "./postponing-sentences.ts";
import { bracketSentences } from "./bracket-sentences.ts";
import { callSentences } from "./call-sentences.ts";
import { commentSentences } from "./comment-sentences.ts";
import { mergingSentences } from "./merging-sentences.ts";
import { positionSentences } from "./position-sentences.ts";
import { proposalSentences } from "./proposal-sentences.ts";
import { takenBackSentences } from "./taken-back-sentences.ts";
import { silenceSentences } from "./silence-sentences.ts";
import {
  type EntrySentence,
  type SentencesOf,
  type Telling,
  type TellingOne,
  tellingOne,
  told,
} from "./telling.ts";
import { textSentences } from "./text-sentences.ts";
import { translationSentences } from "./translation-sentences.ts";

/** The sentence of every event, each in the table of its noun. */
const SENTENCES: SentencesOf<OpinionEvent> = {
  ...textSentences,
  ...proposalSentences,
  ...positionSentences,
  ...bracketSentences,
  ...commentSentences,
  ...agreementSentences,
  ...silenceSentences,
  ...callSentences,
  ...postponingSentences,
  ...mergingSentences,
  ...takenBackSentences,
  ...translationSentences,
  languageVersionKept: ({ baseText: n, language }, { say, who }) =>
    told(say("languageVersion.entry", { who, n, language: WORK_LANGUAGES[language] })),
};

export function entrySentence(entry: Entry, telling: Telling): EntrySentence {
  const tell = SENTENCES[entry.type] as (entry: Entry, telling: TellingOne) => EntrySentence;
  const { sentence, ...rest } = tell(entry, tellingOne(telling, entry));
  return { sentence: capitalized(sentence), ...rest };
}
