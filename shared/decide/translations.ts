import { clauseText } from "../clause/words.ts";
import { isItem } from "../clause/clause.ts";
import { withoutClosing } from "../clause/closing.ts";
import { opinionLanguage } from "../checks/opinion-language.ts";
import { findTranslation, translationHash } from "../opinion/clause-translation.ts";
import { mayDo } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { plainWordsRefusal } from "../text/plain-words.ts";
import { type Deciders, type DecisionContext, livingClause } from "./decision-context.ts";

type Translating = "setLanguage" | "translateClause" | "confirmTranslation" | "takeBackConfirmation";

/** The text in other languages, clause by clause. None of these acts changes a word of the original. */
export const translationDeciders: Deciders<Translating> = {
  setLanguage: ({ opinion, context }, { language }) => {
    const right = mayDo(context.actor, opinion.groupId, "editOpinion");
    if (right !== null) return { refusal: right };
    if (opinion.language === language) return refuse("nothingToDo", "The text has this language already.");
    return { events: [{ type: "languageSet", language }], edits: [] };
  },

  translateClause: (deciding, { clauseId, language, text: said, original, from }) => {
    const { opinion, context } = deciding;
    const right = mayDo(context.actor, opinion.groupId, "translate");
    if (right !== null) return { refusal: right };
    const found = livingClause(opinion, clauseId);
    if (found.refusal !== undefined) return found;
    if (opinionLanguage(opinion, deciding.words) === language)
      return refuse("kindForbids", "The text is in this language itself.", { kind: language });
    const unseen = plainWordsRefusal(said) ?? plainWordsRefusal(original);
    if (unseen !== null) return { refusal: unseen };
    const row = findTranslation(opinion, { clauseId, language });
    // Two people at one row: the second one sees both texts and decides.
    if ((row === undefined ? null : translationHash(row)) !== from)
      return refuse("wordsChanged", "Somebody else changed this translation meanwhile.", { clauseId });
    const isClosed = isItem(found.clause.kind) || found.clause.kind === "opening";
    const text = isClosed ? withoutClosing(said) : said.trim();
    if (text === (row?.text ?? "") && (text === "" || original === row?.original))
      return refuse("nothingToDo", "The translation has these words already.");
    return { events: [{ type: "clauseTranslated", clauseId, language, text, original }], edits: [] };
  },

  confirmTranslation: (deciding, { clauseId, language, hash }) => {
    const refusal = confirmerRefusal(deciding, language);
    if (refusal !== null) return { refusal };
    const { opinion, words } = deciding;
    const row = findTranslation(opinion, { clauseId, language });
    if (row === undefined || row.text === "")
      return refuse("noSuchText", "Nobody has translated this clause yet.");
    if (translationHash(row) !== hash || row.original !== clauseText(words, clauseId))
      return refuse("wordsChanged", "The original or its translation has changed meanwhile.", { clauseId });
    if (row.confirmed !== null) return refuse("nothingToDo", "This translation is confirmed already.");
    return { events: [{ type: "translationConfirmed", clauseId, language, rowHash: hash }], edits: [] };
  },

  takeBackConfirmation: (deciding, { clauseId, language }) => {
    const refusal = confirmerRefusal(deciding, language);
    if (refusal !== null) return { refusal };
    const row = findTranslation(deciding.opinion, { clauseId, language });
    if (row === undefined || row.confirmed === null)
      return refuse("nothingToDo", "This translation is not confirmed.");
    return { events: [{ type: "translationConfirmed", clauseId, language, rowHash: null }], edits: [] };
  },
};

/** Only those whom the forum named say that a translation is faithful (rule X46). */
function confirmerRefusal({ context }: DecisionContext, language: string): Refusal | null {
  const { confirmers = [] } = context.rules;
  const isNamed = confirmers.some(
    (one) => one.language === language && one.people.includes(context.actor.id),
  );
  return isNamed
    ? null
    : refuse("notYourRole", "The forum has not named you to confirm this language.", { language }).refusal;
}
