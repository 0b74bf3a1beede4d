import type { ClauseId } from "../ids.ts";
import { type ClauseTranslation, findTranslation, translationsOf } from "../opinion/clause-translation.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { WorkLanguage } from "../text/work-language.ts";
import { type EventsOf, toAll } from "./event-entry.ts";

type Row = { readonly clauseId: ClauseId; readonly language: WorkLanguage };

/** Readers: all. An empty text takes the row away. */
export type TranslationEvent =
  | { readonly type: "languageSet"; readonly language: WorkLanguage }
  | (Row & { readonly type: "clauseTranslated"; readonly text: string; readonly original: string })
  /** Null: the confirmation is taken back. */
  | (Row & { readonly type: "translationConfirmed"; readonly rowHash: string | null });

export const translationEvents: EventsOf<TranslationEvent> = {
  languageSet: toAll((opinion, { language }) => ({ ...opinion, language })),
  clauseTranslated: toAll((opinion, { clauseId, language, text, original, seq }) =>
    withRow(opinion, { clauseId, language, text, original, seq, confirmed: null }),
  ),
  translationConfirmed: toAll((opinion, { by, rowHash, ...of }) => {
    const row = findTranslation(opinion, of);
    return row === undefined
      ? opinion
      : withRow(opinion, { ...row, confirmed: rowHash === null ? null : by });
  }),
};

const withRow = (opinion: Opinion, row: ClauseTranslation): Opinion => ({
  ...opinion,
  translations: [...translationsOf(opinion).filter((one) => one !== findTranslation(opinion, row)), row],
});
