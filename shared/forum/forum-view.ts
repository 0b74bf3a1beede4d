import type { ActingRoleChange } from "./acting-role.ts";
import type { DelegationId, GroupId, OpinionId, UserId } from "../ids.ts";
import type { Counts } from "../document/opinion-document.ts";
import type { Stage } from "../opinion/opinion.ts";
import type { Category, Participant, Role } from "../people/participant.ts";
import type { Rules, Windows } from "../people/permissions.ts";
import type { BoardReaders } from "../board/board.ts";
import type { FactsChange } from "./change-facts.ts";
import type { ToldRemoval } from "./removal-event.ts";
import type { ToldPeopleEvent } from "./people-event.ts";
import type { ToldMeeting } from "./told-meeting.ts";
import type { AnswerTimeSet } from "./answer-time.ts";
import type { SilenceSet } from "./silence-rules.ts";
import type { TimetableChange } from "./timetable-event.ts";
import type { Localized } from "../text/localized.ts";
import type { Preset, PresetDelegationGroup } from "../presets/preset.ts";
import type { TimetableEntry } from "../timetable/timetable-entry.ts";
import type { TimetableWarning } from "../timetable/timetable-rules.ts";

/** A person's earlier seat, until an entry of the forum: an act names the forum's seq in force. */
export type FormerSeat = Pick<Participant, "role" | "delegationId" | "leads"> & { readonly until: number };

type FormerPerson = Pick<Participant, "id" | "role" | "delegationId" | "leads" | "joinedSeq"> & {
  readonly name: string;
  /** Their earlier seats, in order; absent if there are none. */
  readonly was?: readonly FormerSeat[];
};

/** `GET /api/forum`: the forum as its participants see it. */
export type ForumView = {
  readonly id: string;
  readonly name: Localized;
  readonly shortName: string;
  readonly theme: Localized;
  readonly place: Localized;
  readonly standingWords: Localized;
  readonly sampleNotice: Localized;
  readonly timeZone: string;
  /** The town whose time `timeZone` is. */
  readonly seat: Localized;
  readonly warnVerbs: readonly string[];
  /** The forum's rules on its dates, held against the timetable as it stands (rule T12). */
  readonly warnings: readonly TimetableWarning[];
  readonly agenda: Preset["agenda"];
  readonly timetable: readonly TimetableEntry[];
  /** A sample forum, and the days by which its calendar was moved; absent: it was not (rule T21). */
  readonly isSample: boolean;
  readonly calendarMovedDays?: number;
  /** Every change of it, in order. */
  readonly timetableChanges: readonly TimetableChange[];
  /** The first start: dates before it bind nothing (rule T3). */
  readonly openedAt: number;
  /** Readers of the convergence board beyond the management team. */
  readonly boardTo: BoardReaders;
  /** The forum's latest silence rules, with who and when; null: the preset's rules hold (rule I10). */
  readonly silenceSet: SilenceSet | null;
  /** The time for answers, with who set it and when; null: none was set (rule C45). */
  readonly answerTimeSet: AnswerTimeSet | null;
  readonly chair: Preset["chair"];
  /** Names that this forum has for stages of an Opinion. */
  readonly stages: Preset["stages"];
  /** The newest changes of its officers, groups, rights and texts, in order (rule M13). */
  readonly factsChanges: readonly FactsChange[];
  /** For how many days what is typed is kept (null: for good), and the last acts of removing it (rules Z1, Z4). */
  readonly keystrokes: Preset["keystrokes"] & { readonly removals: readonly ToldRemoval[] };
  /** The server's clock when this was answered, and whether FORUM_NOW moved it. */
  readonly now: number;
  readonly clockMoved: boolean;
  readonly seq: number;
  /** The entry that last changed the shelf of adopted texts: `GET /api/forum/shelf` is read anew when it changes. */
  readonly shelfSeq: number;
  /** So of the contributions: `GET /api/forum/contributions`. */
  readonly contributionsSeq: number;
  /** Meetings that are open, and the entry that last changed any: `GET /api/forum/meetings` is read anew when it changes. */
  readonly openMeetings: readonly ToldMeeting[];
  readonly meetingsSeq: number;
  /** The rules in force at this moment; the server asks the same at each act. */
  readonly rules: Rules;
  readonly me: {
    readonly id: UserId;
    readonly name: string;
    readonly role: Role;
    readonly category: Category;
    readonly delegationId: DelegationId | null;
    readonly leads: readonly GroupId[];
    /** Groups whose lead the reader handed over and may take back. */
    readonly handed?: readonly GroupId[];
    readonly head: boolean;
    readonly deputy?: boolean;
  };
  readonly delegations: readonly {
    readonly id: DelegationId;
    readonly symbol: string;
    readonly name: Localized;
    readonly category: Category;
  }[];
  /**
   * Everybody who takes part: entries name people by id. `name` is empty save for the reader, for persons who take part
   * or acted for the reader's delegation, and for the secretariat; `speaks` is null for others than these.
   */
  readonly people: readonly (FormerPerson & {
    /** Null for delegates who do not speak for their delegation in every Opinion (rule C21). */
    readonly speaks: "head" | "deputy" | null;
  })[];
  /** Those who take part no more, as they last did. */
  readonly former: readonly FormerPerson[];
  /** The last acts on people and on the list of delegations; all stand in the forum's event log. */
  readonly peopleActs: readonly ToldPeopleEvent[];
  /** Groups of delegations by the names under which they are known, to propose as one of them. */
  readonly delegationGroups: readonly PresetDelegationGroup[];
  /** Handovers of a group's lead, which tell the acting role of each entry. */
  readonly hats: readonly ActingRoleChange[];
  readonly groups: readonly {
    readonly id: GroupId;
    readonly topic: Localized;
    readonly themeItem: Localized;
    readonly lead: Preset["groups"][number]["lead"];
    /** The instant at which it was closed; absent: it is open (rule M14). */
    readonly closedAt?: number;
    readonly opinions: readonly {
      readonly id: OpinionId;
      readonly number: string;
      readonly title: string;
      readonly stage: Stage;
      readonly baseText: number;
      readonly sample: boolean;
      readonly counts: Counts;
      /** Windows that the timetable has open at this moment. */
      readonly windows: Windows;
      /** The first closing instant of the silence procedures that run in it; absent where none does. */
      readonly silenceCloses?: number;
      /** The last closing instant of those that closed and of which agreement is neither declared nor refused yet. */
      readonly silenceClosed?: number;
      /** Objections of the reader's delegation that wait for its answer (rule C34); absent where none does. */
      readonly questions?: number;
      /** Paragraphs that a delegation told the room it cannot accept, on these words or earlier ones; absent where none. */
      readonly objections?: number;
      /** Closed for repair: its stored rows cannot be read. */
      readonly quarantined?: boolean;
    }[];
  }[];
};
