import { withConfirmers } from "./confirmers.ts";
import { changeFacts, toldChange } from "./change-facts.ts";
import { type ActingRoleChange, changeActingRole } from "./acting-role.ts";
import { NO_REPORT, applyReportEvent } from "./issued-report.ts";
import { applyMeetingEvent } from "./meeting.ts";
import { isLiveMeetingEvent } from "./meeting-live.ts";
import { applyPlanEvent } from "./meeting-plan.ts";
import { EXPERTS_LIST_AT_FIRST } from "./experts.ts";
import { applyPeopleEvent, seated } from "./apply-people-event.ts";
import {
  applyConsultationEvent,
  isConsultationEvent,
  isQuietConsultationEvent,
} from "../consultation/consultation-events.ts";
import { applyPaperEvent, isPaperEvent } from "./paper-events.ts";
import { toldRemoval } from "./removal-event.ts";
import type { Forum, ForumEvent, ForumEntry } from "./forum.ts";

type Placed = ForumEvent & Pick<ForumEntry, "seq" | "at" | "by">;

/** The forum after one more entry. */
export function applyForumEvent(forum: Forum | null, entry: Placed): Forum {
  const after = applyOne(forum, entry);
  const isQuiet = isLiveMeetingEvent(entry.type) || isQuietConsultationEvent(entry);
  return isQuiet ? after : { ...after, viewSeq: entry.seq };
}

function applyOne(forum: Forum | null, entry: Placed): Forum {
  if (entry.type === "forumOpened") {
    return {
      presetId: entry.preset,
      facts: entry.facts ?? null,
      firstFacts: entry.facts ?? null,
      factsChanges: [],
      sample: entry.sample,
      openedAt: entry.at,
      seq: entry.seq,
      viewSeq: entry.seq,
      delegations: [],
      participants: new Map(),
      people: new Map(),
      peopleActs: [],
      hats: [],
      opinions: [],
      mainReport: null,
      shelf: [],
      shelfSeq: 0,
      consultations: [],
      contributions: [],
      contributionsSeq: 0,
      handedIn: [],
      handedInSeq: 0,
      boardTo: "roomCounts",
      meetings: [],
      meetingsSeq: 0,
      plans: [],
      silenceSet: null,
      answerTimeSet: null,
      confirmers: [],
      publicSet: null,
      closings: [],
      nominations: null,
      expertsList: EXPERTS_LIST_AT_FIRST,
      restores: [],
      timetableActs: [],
      removals: [],
      report: NO_REPORT,
    };
  }
  if (forum === null) throw new Error(`entry ${entry.seq} (${entry.type}) before forumOpened`);
  const { seq } = entry;
  if (isPaperEvent(entry)) return { ...forum, seq, ...applyPaperEvent(forum, entry) };
  if (isConsultationEvent(entry))
    return { ...forum, seq, consultations: applyConsultationEvent(forum.consultations, entry) };
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
      return applyPeopleEvent(forum, entry);
    case "leadHanded":
    case "leadTakenBack": {
      const { userId, groupId, at } = entry;
      const change = { seq, at, userId, groupId };
      const hats: readonly ActingRoleChange[] = [
        ...forum.hats,
        entry.type === "leadHanded"
          ? { ...change, hat: "own", to: entry.to, reason: entry.reason }
          : { ...change, hat: "lead" },
      ];
      const hat = entry.type === "leadHanded" ? "own" : "lead";
      const person = forum.participants.get(userId);
      const after =
        person === undefined ? forum : seated(forum, entry, changeActingRole(person, groupId, hat));
      return { ...after, seq, hats };
    }
    case "deputyNamed": {
      const { userId, deputy } = entry;
      const person = forum.participants.get(userId);
      return person === undefined ? { ...forum, seq } : seated(forum, entry, { ...person, deputy });
    }
    case "contributorNamed": {
      const { userId, contributor } = entry;
      const person = forum.participants.get(userId);
      return person === undefined ? { ...forum, seq } : seated(forum, entry, { ...person, contributor });
    }
    case "opinionOpened":
      return withOpinion(forum, entry);
    case "textShelved":
      return { ...forum, seq, shelfSeq: seq, shelf: [...forum.shelf, entry.shelved] };
    case "textUnshelved":
      return { ...forum, seq, shelfSeq: seq, shelf: forum.shelf.filter(({ id }) => id !== entry.textId) };
    case "boardOpened":
      return { ...forum, seq, boardTo: entry.to };
    case "meetingOpened":
    case "meetingClosed":
    case "attendanceTold":
    case "memberAttended":
    case "attendanceListed":
    case "itemTakenUp":
    case "itemEnded":
    case "chairElected":
    case "meetingReportAdopted":
      return { ...forum, seq, meetingsSeq: seq, meetings: applyMeetingEvent(forum.meetings, entry) };
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
    case "attendanceSeen":
      return { ...forum, seq, meetings: applyMeetingEvent(forum.meetings, entry) };
    case "meetingPlanned":
    case "meetingPlanChanged":
    case "meetingPlaceTold":
    case "meetingCancelled":
    case "meetingReminded":
      return { ...forum, seq, meetingsSeq: seq, plans: applyPlanEvent(forum.plans, entry) };
    case "silenceRulesSet": {
      const { silence, reason, at, by } = entry;
      return { ...forum, seq, silenceSet: { silence, reason, at, by, forumSeq: seq } };
    }
    case "answerTimeSet": {
      const { hours, reason, at, by } = entry;
      return { ...forum, seq, answerTimeSet: { hours, reason, at, by, forumSeq: seq } };
    }
    case "confirmersNamed":
      return { ...forum, seq, confirmers: withConfirmers(forum.confirmers, entry) };
    case "openedToPublic": {
      const { parts, at, by } = entry;
      return { ...forum, seq, publicSet: { parts, at, by, forumSeq: seq } };
    }
    case "forumClosed":
    case "forumReopened": {
      const { type, reason, at, by } = entry;
      return { ...forum, seq, closings: [...forum.closings, { type, reason, at, by, forumSeq: seq }] };
    }
    case "nominationsOpened": {
      const { letter, until } = entry;
      return { ...forum, seq, nominations: { letter, until } };
    }
    case "nominationsClosed":
      return { ...forum, seq, nominations: null };
    case "expertsListSet": {
      const { to, regions, genders } = entry;
      return { ...forum, seq, expertsList: { to, regions, genders } };
    }
    case "opinionRestored": {
      const { opinionId, backupAt, upTo, repaired, lost, reason, at, by } = entry;
      const told = { opinionId, backupAt, upTo, repaired, lost, reason, at, by, forumSeq: seq };
      return { ...forum, seq, restores: [...forum.restores, told] };
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
      return { ...forum, seq, report: applyReportEvent(forum.report, entry) };
    case "reportDraftPublished": {
      const { draft, at, by } = entry;
      const { mainReport } = forum;
      if (mainReport === null) return { ...forum, seq };
      const drafts = [...mainReport.drafts, { ...draft, at, by }];
      return { ...forum, seq, mainReport: { ...mainReport, drafts } };
    }
  }
  // From the record of a later version: what it tells is not known here.
  return { ...forum, seq };
}

function withOpinion(forum: Forum, entry: Extract<Placed, { readonly type: "opinionOpened" }>): Forum {
  const { opinionId: id, groupId, kind, seq } = entry;
  const opinion = { id, groupId, openedSeq: seq, ...(kind === undefined ? {} : { kind }) };
  const mainReport = kind === "report" ? { opinionId: id, drafts: [] } : forum.mainReport;
  return { ...forum, seq, opinions: [...forum.opinions, opinion], mainReport };
}
