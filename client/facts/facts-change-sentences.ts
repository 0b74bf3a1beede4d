import { useTranslations } from "use-intl";
import type { FactsChange, ForumTexts } from "../../shared/forum/change-facts.ts";
import type { GroupId } from "../../shared/ids.ts";
import type { CategoryRights } from "../../shared/people/participant.ts";
import type { Officer } from "../../shared/presets/preset.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { LANGUAGE_FACTS } from "../i18n/languages.ts";
import { comma } from "../i18n/list-signs.ts";

/** Says what an event changed of the forum's facts (rule M13), a sentence for each part of it. */
export function useFactsChangeSentences({
  named,
}: {
  named: boolean;
}): (change: FactsChange) => readonly string[] {
  const t = useTranslations("facts");
  const category = useTranslations("category");
  const { groups } = useForum();
  const wordsOf = useWordsOf();
  const topicOf = (id: GroupId): string =>
    wordsOf(groups.find((group) => group.id === id)?.topic ?? { en: id });
  const rightsOf = (rights: CategoryRights): string => {
    const all = Object.entries(rights) as [keyof CategoryRights, boolean][];
    const given = all.flatMap(([right, has]) => (has ? [t(`right.${right}`)] : []));
    return given.length === 0 ? t("nothing") : given.join(comma());
  };
  const officerOf = ({ name, from }: Officer): string => `${name} (${from})`;
  const textsOf = (was: Partial<ForumTexts>, now: Partial<ForumTexts>): readonly string[] =>
    (Object.keys(now) as (keyof ForumTexts)[]).map((key) => {
      const what = t(`texts.${key}`);
      // A forum without a language of its own speaks English.
      const [before, after] =
        key === "language"
          ? [LANGUAGE_FACTS[was.language ?? "en"].name, LANGUAGE_FACTS[now.language ?? "en"].name]
          : [shown(was[key]), shown(now[key])];
      return before === null || after === null
        ? t("textChanged", { what })
        : t("text", { what, was: before, now: after });
    });
  const shown = (text: ForumTexts[keyof ForumTexts] | undefined): string | null => {
    if (typeof text === "string") return text;
    return text !== undefined && "en" in text ? wordsOf(text) : null;
  };
  return (change) => {
    switch (change.type) {
      case "presetRecorded":
        return [t("recorded")];
      case "officerChanged": {
        const told = {
          named: named ? "yes" : "no",
          was: officerOf(change.was),
          now: officerOf(change.now),
        };
        return change.office === "chair"
          ? [t("officer.chair", told)]
          : [t("officer.lead", { ...told, topic: topicOf(change.groupId) })];
      }
      case "groupAdded":
        return [t("group.added", { topic: wordsOf(change.group.topic) })];
      case "groupRenamed":
        return [t("group.renamed", { was: wordsOf(change.was.topic), now: wordsOf(change.now.topic) })];
      case "groupClosed":
        return [t("group.closed", { topic: topicOf(change.groupId) })];
      case "groupReopened":
        return [t("group.reopened", { topic: topicOf(change.groupId) })];
      case "categoryRightsSet": {
        const { was, now } = change;
        return [t("rights", { category: category(change.category), was: rightsOf(was), now: rightsOf(now) })];
      }
      case "forumTextsChanged":
        return textsOf(change.was, change.now);
    }
  };
}
