import type { Tier } from "../../clause/clause.ts";
import type { ProposalKind } from "../../negotiation/proposal.ts";
import type { Category } from "../../people/participant.ts";
import type { ClauseState } from "../../document/opinion-document.ts";
import type { Stage } from "../../opinion/opinion.ts";
import type { FileWord } from "./en-zh-files.ts";
import type { ReportWord } from "./en-zh.ts";

/** Words of an Opinion's files besides the record's own. */
export type SheetWord = Extract<
  ReportWord,
  | "documentNumber"
  | "original"
  | "source"
  | "sourceWorkingGroup"
  | "sourceGroup"
  | "workingGroup"
  | "usualOpen"
  | "usualOpenLocked"
  | "usualAdReferendum"
  | "usualAdReferendumLocked"
  | "usualAgreed"
  | "usualAgreedLocked"
  | "alternatives"
  | "proposed"
  | "date"
  | "note"
  | "parkedNote"
  | "parkedUntil"
  | "reportsBack"
  | "becauseOf"
  | "provenance"
  | "cleanedNumbers"
  | "newNumbers"
  | "sameNumbers"
  | "oldNumber"
  | "newNumber"
  | "withoutNumber"
  | "goneSince"
  | "referencesFollow"
  | "whereItStands"
  | "saidBefore"
  | "saysNow"
  | "leftAsItWas"
  | "asContributionOf"
  | "goesForwardAs"
  | "takenAsBasis"
  | "clause"
  | "clauseWords"
  | "clauseSources"
  | "whatWasDone"
  | "kept"
  | "merged"
  | "moved"
  | "reworded"
  | "added"
  | "dropped"
  | "leftOut"
  | "addedWords"
  | "wordsNotTaken"
  | "fromWorkingText"
  | "fromOpinion"
  | "fromContribution"
  | "fromText"
  | "draftOpinion"
  | "adoptedOpinion"
  | "titled"
  | "workingText"
  | "workingTextOn"
  | "baseText"
  | "asOf"
  | "textRecord"
  | "marks"
  | "paragraphs"
  | "mark"
  | "basis"
  | "changedSince"
  | "basisIn"
  | "changedShort"
  | "verb"
  | "opening"
  | "title"
  | "missingSigns"
  | "legend"
  | "locked"
  | "bracketed"
>;

/** Words in the report alone. */
export type CoverWords = Readonly<Record<Exclude<ReportWord, SheetWord>, string>>;

/** An Opinion's files and the report in one language more: a language is two files beside this one. */
export type WordsOf = {
  readonly sheet: Readonly<Record<SheetWord, string>>;
  readonly cover: CoverWords;
  readonly file: Readonly<Record<FileWord, string>>;
  readonly short: Readonly<Record<ClauseState, string>>;
  readonly meaning: Readonly<Record<ClauseState, string>>;
  readonly tier: Readonly<Record<Tier, string>>;
  readonly stage: Readonly<Record<Exclude<Stage, "drafting" | "consolidated">, string>>;
  readonly kind: Readonly<Record<ProposalKind, string>>;
  readonly category: Readonly<Record<Category, string>>;
  /** As they stand behind a day, January first. */
  readonly months: readonly string[];
  /** Without a day, where that is another form. */
  readonly monthsAlone?: readonly string[];
};
