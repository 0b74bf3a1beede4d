import type { ShelvedText } from "../agreed-language/shelved-text.ts";
import type { ContributionId, DelegationId, GroupId, OpinionId, ShelvedTextId, UserId } from "../ids.ts";
import type { Chained, Readers } from "../minutes.ts";
import type { Category, Participant } from "../participant.ts";
import type { Localized, Preset } from "../preset.ts";
import type { Refusal } from "../refusal.ts";
import { changeFacts, toldChange } from "./change-facts.ts";
import type { FactsAct, FactsChange } from "./change-facts.ts";
import type { Contribution, PaperWords, RegisteredWords } from "./contribution.ts";
import type { PresetRecordedAct } from "./founding-data.ts";
import type { HatChange } from "./hand-lead.ts";
import { wearHat } from "./hand-lead.ts";
import type { BoardReaders } from "../board/board.ts";
import type { ForumReport, ReportAct } from "../report/issued-report.ts";
import { NO_REPORT, recordReport } from "../report/issued-report.ts";
import type { Meeting, MeetingAct } from "./meeting.ts";
import { recordMeeting } from "./meeting.ts";
import type { PeopleSeats } from "./people-of.ts";
import type { PeopleAct, ToldPeopleAct } from "./people-acts.ts";
import { recordPeople, seated } from "./people-acts.ts";
import type { ClockAct, RemovalAct, ToldRemoval } from "./removal-acts.ts";
import { toldRemoval } from "./removal-acts.ts";
import type { AnswerTimeAct, AnswerTimeSet } from "./answer-time.ts";
import type { SilenceRulesAct, SilenceSet } from "./silence-rules.ts";
import type { RecordedTimetableAct, TimetableAct } from "./timetable-acts.ts";

export type Delegation = {
  readonly id: DelegationId;
  /** 1-12 characters, from the forum's own list and nowhere else. */
  readonly symbol: string;
  readonly name: Localized;
  readonly category: Category;
};

/** What happened in the forum beside its Opinions. People by id: their names stand outside the chain. */
export type ForumAct =
  | {
      readonly type: "forumOpened";
      readonly preset: string;
      readonly sample: boolean;
      /** Absent in records of earlier versions, which read them from the program's files (rule M12). */
      readonly facts?: Preset;
    }
  | PresetRecordedAct
  | FactsAct
  | PeopleAct
  | {
      readonly type: "leadHanded";
      readonly userId: UserId;
      readonly groupId: GroupId;
      /** Who leads in the meantime: a co-lead, or the secretariat. */
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
  | { readonly type: "opinionOpened"; readonly opinionId: OpinionId; readonly groupId: GroupId }
  | { readonly type: "textShelved"; readonly shelved: ShelvedText }
  | { readonly type: "textUnshelved"; readonly textId: ShelvedTextId }
  | {
      readonly type: "contributionRegistered";
      readonly contribution: Omit<Contribution, "at" | "by" | "former" | "withdrawn">;
    }
  | {
      readonly type: "contributionEdited";
      readonly contributionId: ContributionId;
      readonly number: string;
      readonly title: string;
    }
  | {
      readonly type: "contributionWithdrawn";
      readonly contributionId: ContributionId;
      readonly reason: string;
      readonly onWordOf: string | null;
    }
  | {
      readonly type: "contributionRevised";
      readonly contributionId: ContributionId;
      readonly words: PaperWords;
    }
  | { readonly type: "boardOpened"; readonly to: BoardReaders }
  | MeetingAct
  | SilenceRulesAct
  | AnswerTimeAct
  | TimetableAct
  | RemovalAct
  | ClockAct
  | ReportAct;

/** Who may read what an act of the forum tells (rule Q1): all, but for who speaks for a delegation or attends of it, and the report before it is issued. */
export function forumReadersOf(act: ForumAct): Readers {
  switch (act.type) {
    case "deputyNamed":
    case "memberAttended":
      return { kind: "delegationAndSecretariat", delegationId: act.delegationId };
    case "reportEdited":
    case "reportSet":
    case "reportTakenBack":
      return { kind: "chairAndSecretariat" };
    case "draftKeystrokesRemoved":
      return { kind: "delegations", delegationIds: [] };
    case "keystrokesRemoved":
    case "clockConfirmed":
    case "reportIssued":
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
    case "contributionRegistered":
    case "contributionEdited":
    case "contributionWithdrawn":
    case "contributionRevised":
    case "boardOpened":
    case "meetingOpened":
    case "meetingClosed":
    case "attendanceTold":
    case "attendanceListed":
    case "silenceRulesSet":
    case "answerTimeSet":
    case "timetableEntryAdded":
    case "timetableEntryChanged":
    case "timetableEntryRemoved":
    case "deadlineExtended":
      return { kind: "all" };
  }
}

/**
 * Whether an act names the person who did it. That a delegation attends is told to all, and who of it said so, beside
 * it, to the delegation and the secretariat (rule T17).
 */
export const namesItsAuthor = ({ type }: ForumAct): boolean => type !== "attendanceTold";

/** What came of a command of the forum. */
export type ForumDecided = { readonly acts: readonly ForumAct[] } | { readonly refusal: Refusal };

export type ForumEntry = Chained &
  ForumAct & { readonly at: number; readonly by: UserId; readonly salt: string; readonly readers?: Readers };

/** The forum as its minutes tell it: the server's, which holds what only some may read, too. */
export type Forum = {
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
  /** In the forum's order. */
  readonly delegations: readonly Delegation[];
  /** Those who take part now. */
  readonly participants: ReadonlyMap<UserId, Participant>;
  /** Those who ever took part, as they were from which entry on: who an author was is read from here. */
  readonly people: PeopleSeats;
  /** Acts on people and delegations since their admission, in order. */
  readonly peopleActs: readonly ToldPeopleAct[];
  /** Who handed a lead over and took it back, in order. */
  readonly hats: readonly HatChange[];
  /** `openedSeq`: the entry with which it was opened. */
  readonly opinions: readonly {
    readonly id: OpinionId;
    readonly groupId: GroupId;
    readonly openedSeq: number;
  }[];
  /** Adopted texts, in the order in which they were put there (rule E9), and the entry that last changed them; 0: none. */
  readonly shelf: readonly ShelvedText[];
  readonly shelfSeq: number;
  /** Papers in the order in which they were registered, and the entry that last changed them; 0: none. */
  readonly contributions: readonly Contribution[];
  readonly contributionsSeq: number;
  /** What others see of the convergence board (rule O2). */
  readonly boardTo: BoardReaders;
  /** In the order in which they were opened, and the entry that last changed them; 0: none (rule T13). */
  readonly meetings: readonly Meeting[];
  readonly meetingsSeq: number;
  /** What the forum said of silence procedures; null: nothing, and the preset's rules hold (rule I10). */
  readonly silenceSet: SilenceSet | null;
  /** The time for answers; null: none was ever set (rule C45). */
  readonly answerTimeSet: AnswerTimeSet | null;
  /** What changed the timetable that the forum began with, in order (rule T6). */
  readonly timetableActs: readonly RecordedTimetableAct[];
  /** What was typed and is removed, in order (rule Z4). */
  readonly removals: readonly ToldRemoval[];
  /** What the Chair writes, has set for an instant and has issued (rules H1, H4, H5). */
  readonly report: ForumReport;
};

/** The forum after one more entry. */
export function recordForum(
  forum: Forum | null,
  entry: ForumAct & Pick<ForumEntry, "seq" | "at" | "by">,
): Forum {
  if (entry.type === "forumOpened") {
    return {
      presetId: entry.preset,
      facts: entry.facts ?? null,
      firstFacts: entry.facts ?? null,
      factsChanges: [],
      sample: entry.sample,
      openedAt: entry.at,
      seq: entry.seq,
      delegations: [],
      participants: new Map(),
      people: new Map(),
      peopleActs: [],
      hats: [],
      opinions: [],
      shelf: [],
      shelfSeq: 0,
      contributions: [],
      contributionsSeq: 0,
      boardTo: "roomCounts",
      meetings: [],
      meetingsSeq: 0,
      silenceSet: null,
      answerTimeSet: null,
      timetableActs: [],
      removals: [],
      report: NO_REPORT,
    };
  }
  if (forum === null) throw new Error(`entry ${entry.seq} (${entry.type}) before forumOpened`);
  const { seq } = entry;
  switch (entry.type) {
    case "presetRecorded":
      return {
        ...forum,
        seq,
        facts: entry.facts,
        firstFacts: entry.facts,
        factsChanges: [...forum.factsChanges, { type: entry.type, seq, at: entry.at, by: entry.by }],
      };
    case "officerChanged":
    case "groupAdded":
    case "groupRenamed":
    case "groupClosed":
    case "groupReopened":
    case "categoryRightsSet":
    case "forumTextsChanged": {
      const facts = forum.facts && changeFacts(forum.facts, entry);
      return { ...forum, seq, facts, factsChanges: [...forum.factsChanges, toldChange(entry)] };
    }
    case "delegationAdmitted":
    case "delegationCorrected":
    case "participantAdmitted":
    case "participantChanged":
    case "participantDismissed":
      return recordPeople(forum, entry);
    case "leadHanded":
    case "leadTakenBack": {
      const { userId, groupId, at } = entry;
      const change = { seq, at, userId, groupId };
      const hats: readonly HatChange[] = [
        ...forum.hats,
        entry.type === "leadHanded"
          ? { ...change, hat: "own", to: entry.to, reason: entry.reason }
          : { ...change, hat: "lead" },
      ];
      const hat = entry.type === "leadHanded" ? "own" : "lead";
      const person = forum.participants.get(userId);
      const after = person === undefined ? forum : seated(forum, entry, wearHat(person, groupId, hat));
      return { ...after, seq, hats };
    }
    case "deputyNamed": {
      const { userId, deputy } = entry;
      const person = forum.participants.get(userId);
      return person === undefined ? { ...forum, seq } : seated(forum, entry, { ...person, deputy });
    }
    case "opinionOpened":
      return {
        ...forum,
        seq,
        opinions: [...forum.opinions, { id: entry.opinionId, groupId: entry.groupId, openedSeq: seq }],
      };
    case "textShelved":
      return { ...forum, seq, shelfSeq: seq, shelf: [...forum.shelf, entry.shelved] };
    case "textUnshelved":
      return { ...forum, seq, shelfSeq: seq, shelf: forum.shelf.filter(({ id }) => id !== entry.textId) };
    case "contributionRegistered": {
      const { at, by } = entry;
      const contributions = [
        ...forum.contributions,
        { ...entry.contribution, at, by, former: [], withdrawn: null },
      ];
      return { ...forum, seq, contributionsSeq: seq, contributions };
    }
    case "contributionEdited": {
      const { contributionId: id, number, title } = entry;
      return changePaper(forum, { id, seq }, () => ({ number, title }));
    }
    case "contributionWithdrawn": {
      const { contributionId: id, reason, onWordOf, at, by } = entry;
      return changePaper(forum, { id, seq }, () => ({ withdrawn: { at, by, reason, onWordOf } }));
    }
    case "contributionRevised": {
      const { contributionId: id, words, at, by } = entry;
      return changePaper(forum, { id, seq }, (one) => ({
        ...words,
        at,
        by,
        former: [...one.former, wordsOf(one)],
      }));
    }
    case "boardOpened":
      return { ...forum, seq, boardTo: entry.to };
    case "meetingOpened":
    case "meetingClosed":
    case "attendanceTold":
    case "memberAttended":
    case "attendanceListed":
      return { ...forum, seq, meetingsSeq: seq, meetings: recordMeeting(forum.meetings, entry) };
    case "silenceRulesSet": {
      const { silence, reason, at, by } = entry;
      return { ...forum, seq, silenceSet: { silence, reason, at, by, forumSeq: seq } };
    }
    case "answerTimeSet": {
      const { hours, reason, at, by } = entry;
      return { ...forum, seq, answerTimeSet: { hours, reason, at, by, forumSeq: seq } };
    }
    case "timetableEntryAdded":
    case "timetableEntryChanged":
    case "timetableEntryRemoved":
    case "deadlineExtended":
      return { ...forum, seq, timetableActs: [...forum.timetableActs, entry] };
    case "keystrokesRemoved":
      return { ...forum, seq, removals: [...forum.removals, toldRemoval(entry)] };
    case "draftKeystrokesRemoved":
    case "clockConfirmed":
      return { ...forum, seq };
    case "reportEdited":
    case "reportSet":
    case "reportTakenBack":
    case "reportIssued":
      return { ...forum, seq, report: recordReport(forum.report, entry) };
  }
  // From the record of a later version: what it tells is not known here.
  return { ...forum, seq };
}

const changePaper = (
  forum: Forum,
  { id, seq }: { readonly id: ContributionId; readonly seq: number },
  change: (paper: Contribution) => Partial<Contribution>,
): Forum => ({
  ...forum,
  seq,
  contributionsSeq: seq,
  contributions: forum.contributions.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
});

const wordsOf = ({
  number,
  title,
  language,
  receivedAt,
  paragraphs,
  at,
  by,
}: Contribution): RegisteredWords => ({
  number,
  title,
  language,
  receivedAt,
  paragraphs,
  at,
  by,
});
