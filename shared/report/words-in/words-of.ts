import type { Tier } from "../../clause.ts";
import type { ProposalKind } from "../../negotiation/proposal.ts";
import type { ClauseState } from "../../opinion-document.ts";
import type { Stage } from "../../opinion.ts";
import type { FileWord } from "../../tracked/word-file-words.ts";
import type { ReportWord } from "../report-words.ts";

/** What an Opinion's files say besides the record's own words; the report's own pages are in English or Chinese. */
export type SheetWord = Extract<
  ReportWord,
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

/** An Opinion's files in one language more: a language is a file beside this one. */
export type WordsOf = {
  readonly sheet: Readonly<Record<SheetWord, string>>;
  readonly file: Readonly<Record<FileWord, string>>;
  readonly short: Readonly<Record<ClauseState, string>>;
  readonly meaning: Readonly<Record<ClauseState, string>>;
  readonly tier: Readonly<Record<Tier, string>>;
  readonly stage: Readonly<Record<Exclude<Stage, "drafting" | "consolidated">, string>>;
  readonly kind: Readonly<Record<ProposalKind, string>>;
  /** As they stand behind a day, January first. */
  readonly months: readonly string[];
};
