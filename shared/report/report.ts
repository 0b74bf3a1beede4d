import type { ReportLanguage } from "../text/localized.ts";
import type { ListedContribution } from "../negotiation/contribution.ts";
import type { ClauseId, DelegationId, GroupId, OpinionId } from "../ids.ts";
import type { Category } from "../people/participant.ts";
import type { LanguagesBeside } from "../language-version/languages-beside.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { CleanUp } from "../opinion/clean-up.ts";
import type { OpinionStanding } from "./opinion-standing.ts";
import type { Preset } from "../presets/preset.ts";
import type { ReportFields } from "../forum/report-fields.ts";
import type { OpenKind } from "../negotiation/open-matter.ts";
import type { MeetingChair } from "../forum/meeting.ts";
import type { Revision } from "../merging/merging.ts";
import type { TakenStep } from "../opinion/opinion.ts";

/** Facts of the record of an Opinion beside its text. */
export type BesideOpinion = {
  readonly opinionId: OpinionId;
  readonly baseTexts: readonly { readonly n: number; readonly name: string; readonly at: number }[];
  /** Instant at which the lead cleared the very words that stand; null: they are not cleared. */
  readonly clearedAt: number | null;
  readonly cleanUps: readonly CleanUp[];
  /** Symbols of the delegations whose contribution it goes forward as (rule S8). */
  readonly contributionOf: readonly string[];
  /** Steps forward that were taken over something open. */
  readonly steps: readonly ReportStep[];
  /** Absent in a report of an earlier version. */
  readonly consultations?: Consultations;
  /** Absent in a report of an earlier version. */
  readonly languages?: LanguagesBeside;
  /** Proposals that did not move on to the base text; null: on no clause that stands. */
  readonly lapsed: readonly {
    readonly label: string;
    readonly clauseId: ClauseId | null;
    readonly reason: string;
  }[];
};

/** The Chair's report of the IEG (not the Forum Chair's): all of it from the record at one instant. */
export type Report = {
  readonly preset: Preset;
  readonly language: ReportLanguage;
  /** In which the Chair wrote it; absent: in `language`. */
  readonly original?: ReportLanguage;
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
  /** The Chair's text and choices. */
  readonly fields: ReportFields;
  /** With its revision, such as `IEG-WTPF-26/1-E(Rev.1)`. */
  readonly documentNumber: string;
  readonly opinions: readonly OpinionDocument[];
  /** Draft Opinions whose rows cannot be read now: named, not printed. */
  readonly closed?: readonly { readonly number: string; readonly title: string }[];
  /** An Opinion each. */
  readonly beside: readonly BesideOpinion[];
  /** Revisions that became the basis of a text, in the order of the Opinions. */
  readonly taken?: readonly TakenRevision[];
  /** Facts around the words of each Opinion, if known. */
  readonly standings?: ReadonlyMap<OpinionId, OpinionStanding>;
  /** In the order of registration. */
  readonly contributions: readonly ListedContribution[];
  /** In the order in which they were opened; absent: none was. */
  readonly meetings?: readonly ReportMeeting[];
  /** Delegations of the forum's list in its order: symbol and name, never people. */
  readonly delegations: readonly {
    readonly id: DelegationId;
    readonly symbol: string;
    readonly name: string;
  }[];
  /** Their categories, each once: what is told where they are not named. */
  readonly categories: readonly Category[];
  /** SHA-256 over the forum's and every Opinion's chain head: the record's fingerprint. */
  readonly fingerprint: string;
};

/** A step forward over something open, as the report tells it. */
/** Names delegations in the lists of a report. */
export type NamesInReport = {
  readonly symbolOf: (id: DelegationId) => string;
  readonly language: ReportLanguage;
};

export type ReportStep = Pick<TakenStep, "at" | "to" | "reason" | "openLeftOff"> & {
  /** The base text that the step made; null: it made none. */
  readonly baseText: number | null;
  readonly figures: readonly {
    readonly kind: OpenKind;
    readonly n: number;
    /** Symbols in one line, so that a report without names counts nobody. */
    readonly who: string;
    readonly clauses: readonly ClauseId[];
  }[];
};

/** The work of a meeting on one text, by its record. */
export type MeetingWork = { readonly opinion: string; readonly lines: readonly string[] };

/** A meeting as the report tells it: offices and delegations, never people. */
export type ReportMeeting = {
  readonly name: string;
  /** Null: of the group of all. */
  readonly groupId: GroupId | null;
  /** Of a joint meeting. */
  readonly groupIds?: readonly GroupId[];
  readonly openedAt: number;
  /** Null: still open. */
  readonly endedAt: number | null;
  readonly chairedBy: MeetingChair;
  readonly conclusion: string;
  /** The lead's own words on it; absent in a report of an earlier version. */
  readonly narrative?: string;
  /** By its record; absent while it is open, and in a report of an earlier version. */
  readonly work?: readonly MeetingWork[];
  /** In the forum's order. */
  readonly attending: readonly { readonly symbol: string; readonly category: Category }[];
};

/** A revision that became the basis of an Opinion's text. */
export type TakenRevision = { readonly opinionId: string; readonly revision: Revision };

/** A proposal that nothing was decided on yet; `clauseId` null: it would stand at the start. */
export type Undecided = { readonly label: string; readonly clauseId: ClauseId | null };

/** A small group whose work is over. */
export type EndedGroup = {
  readonly clauseId: ClauseId;
  readonly question: string;
  /** Symbols in one line, so that a report without names counts nobody. */
  readonly who: string;
  readonly outcome: "words" | "noAgreement" | "ended";
  /** Of the proposal that it brought back; else empty. */
  readonly label: string;
  readonly note: string;
};

export type Consultations = {
  readonly groups: readonly EndedGroup[];
  readonly undecided: readonly Undecided[];
};
