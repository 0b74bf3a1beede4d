import type { GroupId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import type { Rules, Windows } from "../people/permissions.ts";
import type { ToldRemoval } from "./removal-event.ts";
import type { MeetingPlan } from "./meeting-plan.ts";
import type { ToldMeeting } from "./told-meeting.ts";
import type { TimetableChange } from "./timetable-event.ts";
import type { Localized } from "../text/localized.ts";
import type { Preset } from "../presets/preset.ts";
import type { TimetableWarning } from "../timetable/timetable-rules.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { Forum } from "./forum.ts";
import type { MainReport } from "./main-report.ts";

/** A person's earlier seat, until an entry of the forum: an act names the forum's seq in force. */
export type FormerSeat = Pick<Participant, "role" | "delegationId" | "leads"> & { readonly until: number };

type FormerPerson = Pick<Participant, "id" | "role" | "delegationId" | "leads" | "joinedSeq"> & {
  readonly name: string;
  /** Their earlier seats, in order; absent if there are none. */
  readonly was?: readonly FormerSeat[];
};

/** The report as pages hear of it. `hash` and `baseText` tell if it was edited since the last draft. */
export type ToldMainReport = MainReport &
  Pick<OpinionDocument, "title" | "stage" | "hash"> & {
    /** Comments and proposals are open. */
    readonly isOpen: boolean;
  };

/** `GET /api/forum`: the forum as its participants see it. */
export type ForumView = Pick<
  Preset,
  | "id"
  | "name"
  | "shortName"
  | "theme"
  | "place"
  | "standingWords"
  | "language"
  | "sampleNotice"
  | "timeZone"
  | "seat"
  | "warnVerbs"
  | "agenda"
  | "timetable"
  | "calendarMovedDays"
  | "chair"
  | "stages"
  | "delegationGroups"
> &
  Pick<
    Forum,
    | "openedAt"
    | "boardTo"
    | "silenceSet"
    | "answerTimeSet"
    | "publicSet"
    | "closings"
    | "nominations"
    | "expertsList"
    | "restores"
    | "factsChanges"
    | "seq"
    | "shelfSeq"
    | "contributionsSeq"
    | "handedInSeq"
    | "meetingsSeq"
    | "delegations"
    | "peopleActs"
    | "hats"
  > & {
    /** The forum's rules on its dates, held against the timetable as it stands (rule T12). */
    readonly warnings: readonly TimetableWarning[];
    readonly isSample: boolean;
    /** Every change of it, in order. */
    readonly timetableChanges: readonly TimetableChange[];
    /** For how many days what is typed is kept (null: for good), and the last acts of removing it (rules Z1, Z4). */
    readonly keystrokes: Preset["keystrokes"] & { readonly removals: readonly ToldRemoval[] };
    /** The server's clock when this was answered, and whether FORUM_NOW moved it. */
    readonly now: number;
    readonly clockMoved: boolean;
    /** Meetings that are open. */
    readonly openMeetings: readonly ToldMeeting[];
    /** The next planned meetings (rule T30). */
    readonly plansAhead: readonly MeetingPlan[];
    /** The report that the forum discusses; null: it is not begun (rule R31). */
    readonly mainReport: ToldMainReport | null;
    /** The rules in force at this moment; the server asks the same at each act. */
    readonly rules: Rules;
    readonly me: Omit<Participant, "joinedSeq"> & { readonly name: string };
    /**
     * Everybody who takes part: entries name people by id. `name` is empty save for the reader, for persons who take part
     * or acted for the reader's delegation, and for the secretariat; `speaks` is null for others than these.
     */
    readonly people: readonly (FormerPerson & {
      /** Null for delegates who do not speak for their delegation in every Opinion (rule C21). */
      readonly speaks: "head" | "deputy" | null;
      /** Writes within the delegation (rule P28); absent for others than its people and the secretariat. */
      readonly contributes?: true;
    })[];
    /** Those who take part no more, as they last did. */
    readonly former: readonly FormerPerson[];
    readonly groups: readonly {
      readonly id: GroupId;
      readonly topic: Localized;
      readonly themeItem: Localized;
      readonly lead: Preset["groups"][number]["lead"];
      /** The instant at which it was closed; absent: it is open (rule M14). */
      readonly closedAt?: number;
      readonly opinions: readonly (Pick<
        OpinionDocument,
        "id" | "number" | "title" | "stage" | "baseText" | "sample" | "counts"
      > & {
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
      })[];
    }[];
  };
