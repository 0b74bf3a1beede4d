import type { Tier } from "../clause/clause.ts";
import type { ClauseState } from "../document/opinion-document.ts";
import type { Stage } from "../opinion/opinion.ts";
import type { Category } from "../people/participant.ts";
import type { Preset } from "../presets/preset.ts";
import { inLanguage, type Localized, type ReportLanguage } from "../text/localized.ts";
import { wordsOfLanguage } from "./report-words.ts";

/** A paragraph's state three ways: sign, short word beside the paragraph, and the sentence of the legend. */
export const STATES: Readonly<
  Record<ClauseState, { readonly sign: string; readonly short: Localized; readonly meaning: Localized }>
> = {
  open: { sign: "○", short: { en: "open", zh: "未定" }, meaning: { en: "open", zh: "未定" } },
  adReferendum: {
    sign: "◐",
    short: { en: "ad ref.", zh: "待核准" },
    meaning: {
      en: "agreed ad referendum by the working group, subject to confirmation",
      zh: "工作组商定，有待核准",
    },
  },
  agreed: {
    sign: "●",
    short: { en: "agreed", zh: "已商定" },
    meaning: { en: "agreed, confirmed by the {group}", zh: "已商定，经{group}确认" },
  },
  void: {
    sign: "◌",
    short: { en: "changed", zh: "有改动" },
    meaning: {
      en: "changed since it was marked: open again, the mark no longer holds",
      zh: "标记后有改动：重新成为未定，标记不再有效",
    },
  },
};

export const CLAUSE_STATES = Object.keys(STATES) as readonly ClauseState[];

export const shortOf = (state: ClauseState, language: ReportLanguage): string =>
  wordsOfLanguage(language)?.short[state] ?? inLanguage(STATES[state].short, language);

export const meaningOf = (state: ClauseState, language: ReportLanguage): string =>
  wordsOfLanguage(language)?.meaning[state] ?? inLanguage(STATES[state].meaning, language);

/** As the forum calls its kinds of participants. */
const CATEGORY_WORDS: Readonly<Record<Category, Localized>> = {
  memberState: { en: "Member State", zh: "成员国" },
  sectorMember: { en: "Sector Member", zh: "部门成员" },
  associate: { en: "Associate", zh: "部门准成员" },
  academia: { en: "Academia", zh: "学术成员" },
  stateOfPalestine: { en: "State of Palestine", zh: "巴勒斯坦国" },
  observerOrganization: { en: "Organization entitled to observe", zh: "有权列席的组织" },
  office: { en: "Office of the forum", zh: "论坛职务" },
};

export const categoryOf = (category: Category, language: ReportLanguage): string =>
  wordsOfLanguage(language)?.category[category] ?? inLanguage(CATEGORY_WORDS[category], language);

export const LOCK_SIGN = "▣";

const TIER_WORDS: Readonly<Record<Tier, Localized>> = {
  "ad-referendum": { en: "agreed ad referendum", zh: "商定待核准" },
  agreed: { en: "agreed", zh: "商定" },
};

export const tierOf = (tier: Tier, language: ReportLanguage): string =>
  wordsOfLanguage(language)?.tier[tier] ?? inLanguage(TIER_WORDS[tier], language);

/** Tells whose text it is, for the stages that have left drafting; drafting and base texts name themselves. */
type NamedStage = Exclude<Stage, "drafting" | "consolidated">;
const STAGE_WORDS: Readonly<Record<NamedStage, Localized>> = {
  outline: { en: "Outline", zh: "纲要" },
  agreed: { en: "Text agreed by the group", zh: "小组商定的案文" },
  annexed: { en: "Text annexed to the final report", zh: "最终报告所附案文" },
  underConsideration: { en: "Text under consideration by the Forum", zh: "论坛审议中的案文" },
  adopted: { en: "Text adopted by the Forum", zh: "论坛通过的案文" },
  notAdopted: { en: "Text not adopted", zh: "未获通过的案文" },
  withdrawn: { en: "Text withdrawn", zh: "已撤回的案文" },
  asContribution: { en: "Text forwarded as a contribution", zh: "作为文稿转交的案文" },
};

export type StageNaming = {
  readonly language: ReportLanguage;
  readonly preset: Pick<Preset, "stages">;
};

/** Names the text by its stage: as the forum does, else as usual. */
export function stageOf(stage: NamedStage, { language, preset }: StageNaming): string {
  const own = preset.stages[stage]?.heading?.[language];
  if (own !== undefined) return own;
  return wordsOfLanguage(language)?.stage[stage] ?? inLanguage(STAGE_WORDS[stage], language);
}
