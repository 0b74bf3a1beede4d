import type { DraftOf } from "../negotiation/draft.ts";
import type { ClauseTranslation } from "./clause-translation.ts";
import type { WorkLanguage } from "../text/work-language.ts";
import type { LanguageVersion } from "./language-version.ts";
import type { BaseText } from "./base-text.ts";
import type { BoundReference } from "./bound-reference.ts";
import type { CleanUp } from "./clean-up.ts";
import type { Clause, EditRight } from "../clause/clause.ts";
import type { Merging } from "../merging/merging.ts";
import type { Postponed } from "../negotiation/postponed.ts";
import type { OpenMatter } from "../negotiation/open-matter.ts";
import type { Negotiation } from "../negotiation/negotiation.ts";
import type { ClauseId, DelegationId, GroupId, MeetingId, OpinionId } from "../ids.ts";

export const STAGES = [
  "outline",
  "drafting",
  "consolidated",
  "agreed",
  "annexed",
  "underConsideration",
  "adopted",
  "notAdopted",
  "withdrawn",
  "asContribution",
] as const;
export type Stage = (typeof STAGES)[number];

/** The text has come to its end: it is history (rule S6). */
export const FINAL_STAGES: readonly Stage[] = ["adopted", "notAdopted", "withdrawn", "asContribution"];

/** A step forward that was taken over something open: when, what was open, and the reason (rule S9). */
export type TakenStep = {
  readonly seq: number;
  readonly at: number;
  readonly to: Stage;
  readonly reason: string;
  readonly open: readonly OpenMatter[];
  /** The number of open matters beyond those that the entry keeps. */
  readonly openLeftOff: number;
};

/** An Opinion as its event log tells it, without its words. */
export type Opinion = {
  readonly id: OpinionId;
  readonly groupId: GroupId;
  /** An editable field, apart from the id. */
  readonly number: string;
  readonly stage: Stage;
  readonly pen: EditRight;
  /** Sample texts say so on the sheet and in every export. */
  readonly sample: boolean;
  /** A page with another generation must start a fresh document. */
  readonly generation: string;
  readonly seq: number;
  /** In order; removed ones keep their place. */
  readonly clauses: readonly Clause[];
  readonly baseTexts: readonly BaseText[];
  readonly cleanUps: readonly CleanUp[];
  /** References that were bound to a clause; some of them read otherwise by now. */
  readonly references: readonly BoundReference[];
  readonly negotiation: Negotiation;
  /** Parked clauses and huddles; absent where nothing ever was. */
  readonly aside?: Postponed;
  /** The merging desk's results; absent where nothing was. */
  readonly merging?: Merging;
  /** Meetings of its group, or of all, that ended since it was opened; absent where none did (rule T18). */
  readonly meetingEnds?: readonly { readonly meetingId: MeetingId; readonly seq: number }[];
  /** In which it is drafted, as an act said; absent: its words tell (rule E25). */
  readonly language?: WorkLanguage;
  /** Its clauses in other languages; absent where there never was one. */
  readonly translations?: readonly ClauseTranslation[];
  /** Base texts in other languages; absent where there never was one. */
  readonly languageVersions?: readonly LanguageVersion[];
  /** The contributor, at that stage (rule S8). */
  readonly contributionOf?: readonly DelegationId[];
  /** Steps forward that were taken while something was open; absent where none was. */
  readonly steps?: readonly TakenStep[];
  /** Absent where it is an Opinion. */
  readonly draftOf?: DraftOf;
  /** The report that the forum discusses (rule R31); absent: an Opinion. */
  readonly kind?: "report";
};

/** True for the report that the forum discusses: numbered paragraphs under headings, no marks (rule R31). */
export const isMainReport = ({ kind }: Pick<Opinion, "kind">): boolean => kind === "report";

export const findClause = (opinion: Opinion, id: ClauseId): Clause | undefined =>
  opinion.clauses.find((clause) => clause.id === id);

export const livingClauses = (opinion: Opinion): readonly Clause[] =>
  opinion.clauses.filter((clause) => clause.removed === null);

/** The number of the base text in force; 0 before the first. */
export const baseTextNumber = (opinion: Opinion): number => opinion.baseTexts.at(-1)?.n ?? 0;

/** Tells if every clause is locked with the base text: the text is then locked as a whole. */
export const isLockedWithBase = (opinion: Opinion): boolean =>
  livingClauses(opinion).every(({ lock }) => lock?.with === "consolidate");
