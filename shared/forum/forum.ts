import type { Delegation } from "./delegation.ts";
import type { ShelvedText } from "../agreed-language/shelved-text.ts";
import type { DelegationId, GroupId, OpinionId, ShelvedTextId, UserId } from "../ids.ts";
import type { Chained, Readers } from "../people/readers.ts";
import type { Participant } from "../people/participant.ts";
import type { Preset } from "../presets/preset.ts";
import type { Refusal } from "../refusal.ts";
import type { FactsEvent, FactsChange } from "./change-facts.ts";
import type { Consultation } from "../consultation/consultation.ts";
import {
  type ConsultationEvent,
  consultationReadersOf,
  isConsultationEvent,
} from "../consultation/consultation-events.ts";
import { isPaperEvent, type PaperEvent, type Papers, paperReadersOf } from "./paper-events.ts";
import type { PresetRecordedEvent } from "./founding-data.ts";
import type { ActingRoleChange } from "./acting-role.ts";
import type { BoardReaders } from "../board/board.ts";
import type { ForumReport, ReportEvent } from "./issued-report.ts";
import type { MainReport, MainReportEvent } from "./main-report.ts";
import type { Meeting, MeetingEvent } from "./meeting.ts";
import type { MeetingPlan, MeetingPlanEvent } from "./meeting-plan.ts";
import type { PeopleSeats } from "./people-of.ts";
import type { PublicPartsEvent, PublicPartsSet } from "./public-parts.ts";
import type { PeopleEvent, ToldPeopleEvent } from "./people-event.ts";
import type { ClockEvent, RemovalEvent, ToldRemoval } from "./removal-event.ts";
import type { ExpertsEvent, ExpertsList, NominationCall } from "./experts.ts";
import type { AnswerTimeEvent, AnswerTimeSet } from "./answer-time.ts";
import type { Confirmers, ConfirmersEvent } from "./confirmers.ts";
import type { ClosingEvent, ForumClosing } from "./forum-closing.ts";
import type { RestoredOpinion, RestoredOpinionEvent } from "./restored-opinion.ts";
import type { SilenceRulesEvent, SilenceSet } from "./silence-rules.ts";
import type { RecordedTimetableEvent, TimetableEvent } from "./timetable-event.ts";

/** Events of the forum beside its Opinions. People by id: their names stand outside the chain. */
export type ForumEvent =
  | {
      readonly type: "forumOpened";
      readonly preset: string;
      readonly sample: boolean;
      /** Absent in records of earlier versions, which read them from the program's files (rule M12). */
      readonly facts?: Preset;
    }
  | PresetRecordedEvent
  | FactsEvent
  | PeopleEvent
  | {
      readonly type: "leadHanded";
      readonly userId: UserId;
      readonly groupId: GroupId;
      /** The lead in the meantime: a co-lead, or the secretariat. */
      readonly to: UserId | "secretariat";
      readonly reason: string;
    }
  | { readonly type: "leadTakenBack"; readonly userId: UserId; readonly groupId: GroupId }
  | {
      /** Readers: the delegation and the secretariat. */
      readonly type: "deputyNamed";
      readonly delegationId: DelegationId;
      readonly userId: UserId;
      readonly deputy: boolean;
    }
  | {
      /** Readers: the delegation and the secretariat. */
      readonly type: "contributorNamed";
      readonly delegationId: DelegationId;
      readonly userId: UserId;
      readonly contributor: boolean;
    }
  | {
      readonly type: "opinionOpened";
      readonly opinionId: OpinionId;
      readonly groupId: GroupId;
      /** The report that the forum discusses (rule R31); absent: an Opinion. */
      readonly kind?: "report";
    }
  | { readonly type: "textShelved"; readonly shelved: ShelvedText }
  | { readonly type: "textUnshelved"; readonly textId: ShelvedTextId }
  | PaperEvent
  | ConsultationEvent
  | { readonly type: "boardOpened"; readonly to: BoardReaders }
  | MeetingEvent
  | MeetingPlanEvent
  | SilenceRulesEvent
  | AnswerTimeEvent
  | ConfirmersEvent
  | PublicPartsEvent
  | ExpertsEvent
  | TimetableEvent
  | RemovalEvent
  | ClockEvent
  | ClosingEvent
  | RestoredOpinionEvent
  | ReportEvent
  | MainReportEvent;

/**
 * Readers of a forum event: all, but for who speaks for a delegation or attends of it, and the report before it is
 * issued (rule Q1).
 */
export function forumReadersOf(event: ForumEvent): Readers {
  if (isPaperEvent(event)) return paperReadersOf(event);
  if (isConsultationEvent(event)) return consultationReadersOf(event);
  switch (event.type) {
    case "deputyNamed":
    case "contributorNamed":
    case "memberAttended":
      return { kind: "delegationAndSecretariat", delegationId: event.delegationId };
    case "meetingPlaceTold":
      return { kind: "invited", delegationIds: event.delegations, groupIds: event.groupIds };
    case "reportEdited":
    case "reportSet":
    case "reportTakenBack":
      return { kind: "chairAndSecretariat" };
    case "draftKeystrokesRemoved":
      return { kind: "delegations", delegationIds: [] };
    case "keystrokesRemoved":
    case "clockConfirmed":
    case "forumClosed":
    case "forumReopened":
    case "opinionRestored":
    case "reportIssued":
    case "reportDraftPublished":
    case "forumOpened":
    case "presetRecorded":
    case "officerChanged":
    case "groupAdded":
    case "groupRenamed":
    case "groupClosed":
    case "groupReopened":
    case "categoryRightsSet":
    case "forumTextsChanged":
    case "delegationAdmitted":
    case "delegationCorrected":
    case "participantAdmitted":
    case "participantChanged":
    case "participantDismissed":
    case "leadHanded":
    case "leadTakenBack":
    case "opinionOpened":
    case "textShelved":
    case "textUnshelved":
    case "boardOpened":
    case "meetingOpened":
    case "meetingClosed":
    case "attendanceTold":
    case "attendanceListed":
    case "tableSet":
    case "floorAsked":
    case "floorWithdrawn":
    case "floorGiven":
    case "floorEnded":
    case "floorOrdered":
    case "floorTimed":
    case "meetingSuspended":
    case "meetingResumed":
    case "narrativeEdited":
    case "recordApproved":
    case "itemTakenUp":
    case "itemEnded":
    case "chairElected":
    case "meetingReportAdopted":
    case "attendanceSeen":
    case "meetingPlanned":
    case "meetingPlanChanged":
    case "meetingCancelled":
    case "meetingReminded":
    case "silenceRulesSet":
    case "answerTimeSet":
    case "confirmersNamed":
    case "openedToPublic":
    case "nominationsOpened":
    case "nominationsClosed":
    case "expertsListSet":
    case "timetableEntryAdded":
    case "timetableEntryChanged":
    case "timetableEntryRemoved":
    case "deadlineExtended":
      return { kind: "all" };
  }
}

/**
 * True where an event names its author. A delegation's attendance is told to all; the person who said so, to the
 * delegation and the secretariat (rule T17).
 */
export const namesItsAuthor = ({ type }: ForumEvent): boolean => type !== "attendanceTold";

/** Result of a forum command. */
export type ForumDecided = { readonly events: readonly ForumEvent[] } | { readonly refusal: Refusal };

export type ForumEntry = Chained &
  ForumEvent & {
    readonly at: number;
    readonly by: UserId;
    readonly salt: string;
    readonly readers?: Readers;
  };

/** The forum as its event log tells it: the server's, which holds what only some may read, too. */
export type Forum = Papers & {
  readonly presetId: string;
  /** The forum's facts as they stand; null: a record of an earlier version does not hold them yet (rule M12). */
  readonly facts: Preset | null;
  /** The first that the record holds. */
  readonly firstFacts: Preset | null;
  /** Their changes, in order (rule M13). */
  readonly factsChanges: readonly FactsChange[];
  readonly sample: boolean;
  /** The first start: a date of the timetable acts by itself only if it passes after this. */
  readonly openedAt: number;
  readonly seq: number;
  /** The last event that changes what pages read of the forum: those of a meeting that are pushed do not (rule T29). */
  readonly viewSeq: number;
  /** In the forum's order. */
  readonly delegations: readonly Delegation[];
  /** Those who take part now. */
  readonly participants: ReadonlyMap<UserId, Participant>;
  /** Those who ever took part, as they were from which entry on: who an author was is read from here. */
  readonly people: PeopleSeats;
  /** Acts on people and delegations since their admission, in order. */
  readonly peopleActs: readonly ToldPeopleEvent[];
  /** Handovers of leads, in order. */
  readonly hats: readonly ActingRoleChange[];
  /** `openedSeq`: the entry with which it was opened. */
  readonly opinions: readonly {
    readonly id: OpinionId;
    readonly groupId: GroupId;
    readonly openedSeq: number;
    /** Absent: an Opinion. */
    readonly kind?: "report";
  }[];
  /** The report that the forum discusses; null: it is not begun (rule R31). */
  readonly mainReport: MainReport | null;
  /** Public consultations in the order in which they were opened (rule F25). */
  readonly consultations: readonly Consultation[];
  /** Adopted texts, in the order in which they were put there (rule E9), and the entry that last changed them; 0: none. */
  readonly shelf: readonly ShelvedText[];
  readonly shelfSeq: number;
  /** Readers of the convergence board beyond the management team (rule O2). */
  readonly boardTo: BoardReaders;
  /** In the order in which they were opened, and the entry that last changed them; 0: none (rule T13). */
  readonly meetings: readonly Meeting[];
  readonly meetingsSeq: number;
  /** Planned meetings in the order in which they were planned (rule T30). */
  readonly plans: readonly MeetingPlan[];
  /** The forum's latest silence rules; null: none yet, and the preset's rules hold (rule I10). */
  readonly silenceSet: SilenceSet | null;
  /** The time for answers; null: none was ever set (rule C45). */
  readonly answerTimeSet: AnswerTimeSet | null;
  /** The people who confirm translations, a language each (rule X46). */
  readonly confirmers: readonly Confirmers[];
  /** The parts that anybody may read; null: none was ever opened (rule F17). */
  readonly publicSet: PublicPartsSet | null;
  /** The events that closed the forum and opened it again, in order (rule D23). */
  readonly closings: readonly ForumClosing[];
  /** The circular letter under which experts are nominated; null: nominations are closed. */
  readonly nominations: NominationCall | null;
  readonly expertsList: ExpertsList;
  /** Restores of one Opinion from a backup, in order (rule D29). */
  readonly restores: readonly RestoredOpinion[];
  /** Changes to the timetable that the forum began with, in order (rule T6). */
  readonly timetableActs: readonly RecordedTimetableEvent[];
  /** Removals of typed text, in order (rule Z4). */
  readonly removals: readonly ToldRemoval[];
  /** The Chair's text, what is set for an instant, and the issued reports (rules H1, H4, H5). */
  readonly report: ForumReport;
};
