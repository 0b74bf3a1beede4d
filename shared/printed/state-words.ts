import { PRINTED_CATALOGS } from "../catalogs/printed-catalogs.ts";
import type { Tier } from "../clause/clause.ts";
import type { ClauseState } from "../document/opinion-document.ts";
import type { Stage } from "../opinion/opinion.ts";
import type { Category } from "../people/participant.ts";
import type { Preset } from "../presets/preset.ts";
import type { ReportLanguage } from "../text/localized.ts";

/** Signs of a paragraph's state; its short word stands beside the paragraph, its meaning in the legend. */
export const STATES: Readonly<Record<ClauseState, { readonly sign: string }>> = {
  open: { sign: "○" },
  adReferendum: { sign: "◐" },
  agreed: { sign: "●" },
  void: { sign: "◌" },
};

export const CLAUSE_STATES = Object.keys(STATES) as readonly ClauseState[];

export const shortOf = (state: ClauseState, language: ReportLanguage): string =>
  PRINTED_CATALOGS[language].stateShort[state];

export const meaningOf = (state: ClauseState, language: ReportLanguage): string =>
  PRINTED_CATALOGS[language].stateMeaning[state];

export const categoryOf = (category: Category, language: ReportLanguage): string =>
  PRINTED_CATALOGS[language].category[category];

export const LOCK_SIGN = "▣";

export const tierOf = (tier: Tier, language: ReportLanguage): string => PRINTED_CATALOGS[language].tier[tier];

/** Tells whose text it is, for the stages that have left drafting; drafting and base texts name themselves. */
type NamedStage = Exclude<Stage, "drafting" | "consolidated">;

export type StageNaming = {
  readonly language: ReportLanguage;
  readonly preset: Pick<Preset, "stages">;
};

/** Names the text by its stage: as the forum does, else as usual. */
export const stageOf = (stage: NamedStage, { language, preset }: StageNaming): string =>
  preset.stages[stage]?.heading?.[language] ?? PRINTED_CATALOGS[language].stage[stage];
