import type { Reason } from "../../shared/refusal.ts";
import { ALL, type Caller, MEMBERS, OWN_SPEAKERS, SPEAKERS } from "./authorization-cast.ts";
import { type Furnished, LATER, NO_HASH, NO_ID, REASON } from "./authorization-room.ts";

export type ForumRight = {
  readonly type: string;
  /** Tells this right from another one of the same type. */
  readonly of?: string;
  readonly may: readonly Caller[];
  /** Reasons told to people without the right, other than a refusal of a right. */
  readonly deniedAs?: readonly Reason[];
  /** `spare`: a delegate of AAA for this cell alone. */
  readonly body: (room: Furnished, spare: string) => Record<string, unknown>;
};

const right = (
  type: string,
  may: readonly Caller[],
  body: ForumRight["body"] = () => ({}),
  more: Pick<ForumRight, "of" | "deniedAs"> = {},
): ForumRight => ({ type, may, body, ...more });

const SECRETARIAT: readonly Caller[] = ["secretariat"];
const CHAIR: readonly Caller[] = ["chair"];
const CHAIR_AND_SECRETARIAT: readonly Caller[] = ["chair", "secretariat"];
/** P12: the secretariat for all, head and deputies for their own delegation. */
const OF_AAA: readonly Caller[] = ["secretariat", ...OWN_SPEAKERS];
/** Of the group's meetings, and those who ask for its floor (rule T27). */
const HOLDERS: readonly Caller[] = ["lead", "secretariat"];
const SPEAK: readonly Caller[] = [...MEMBERS, "chair", "lead", "secretariat"];
const reason = REASON;
const entry = (groupId?: string) => ({
  date: "2031-05-12",
  what: { en: "A date" },
  windows: [],
  provisional: false,
  status: "inForce",
  ...(groupId === undefined ? {} : { groupId }),
});
const EVERY_GROUP = ["digital-divide", "green", "resilience", "space", "innovation"];
/** Over since long ago: nobody plans it. */
const plan = (groupIds: readonly string[]) => ({
  groupIds,
  name: "Planned",
  startsAt: "2001-01-01T10:00:00Z",
  endsAt: "2001-01-01T12:00:00Z",
  zone: "Europe/Paris",
  place: "",
  link: null,
  agenda: [],
  invited: "all",
});
const noGroup = { groupId: "none", reason };

/** Rights in the forum, written by hand from the rules, not from the code. */
export const FORUM_RIGHTS: readonly ForumRight[] = [
  right("admitDelegation", SECRETARIAT, () => ({
    symbol: "AAA",
    name: { en: "AAA" },
    category: "memberState",
  })),
  right("correctDelegation", SECRETARIAT, () => ({ delegationId: "none", symbol: "NNN", reason })),
  right("admitParticipant", SECRETARIAT, () => ({ name: "A chair", role: "chair", delegation: "none" }), {
    of: "office",
  }),
  right("admitParticipant", OF_AAA, () => ({ name: "One more", role: "delegate", delegation: "AAA" }), {
    of: "own delegate",
  }),
  right("changeParticipant", OF_AAA, (_room, userId) => ({ userId, role: "follower", reason })),
  right(
    "changeParticipant",
    SECRETARIAT,
    (_room, userId) => ({ userId, role: "chair", delegation: "none", reason }),
    {
      of: "office",
    },
  ),
  right("dismissParticipant", OF_AAA, (_room, userId) => ({ userId, reason })),
  right("replaceParticipant", OF_AAA, (_room, userId) => ({ userId, name: "In their place", reason })),
  right("nameDeputy", ["secretariat", "head"], ({ ids }) => ({ userId: ids.deputy, deputy: true }), {
    deniedAs: ["noSuchPerson"],
  }),
  // P28: head and deputies for their own delegation.
  right(
    "nameContributor",
    ["secretariat", ...OWN_SPEAKERS],
    ({ ids }) => ({ userId: ids.contributor, contributor: true }),
    {
      deniedAs: ["noSuchPerson"],
    },
  ),
  right("handLead", ["lead"], () => ({ groupId: "space", to: NO_ID })),
  // P6: everybody takes back what they handed over, and nobody here has.
  right("takeLeadBack", ALL, () => ({ groupId: "space" })),
  right("openMainReport", SECRETARIAT, () => ({ title: "A report" })),
  right("publishReportDraft", SECRETARIAT, () => ({
    hash: "0".repeat(64),
    kind: "draft",
    commentsUntil: null,
    annexes: [],
  })),
  right("openOpinion", CHAIR_AND_SECRETARIAT, () => ({ groupId: "none", number: "9" })),
  right("shelveText", SECRETARIAT, () => ({ title: "A text", source: "A source", text: "\n" })),
  right("unshelveText", SECRETARIAT, () => ({ textId: NO_ID })),
  right("registerContribution", SECRETARIAT, () => ({
    number: "8",
    from: { kind: "delegation", delegationId: "none" },
    title: "A paper",
    language: "en",
    receivedAt: "2025-01-01T00:00:00Z",
  })),
  right("editContribution", SECRETARIAT, () => ({ contributionId: NO_ID, number: "8", title: "A paper" })),
  right("reviseContribution", SECRETARIAT, () => ({
    contributionId: NO_ID,
    number: "8",
    title: "A paper",
    language: "en",
    receivedAt: "2025-01-01T00:00:00Z",
  })),
  // F6: head and deputies of the delegation whose paper it is; the secretariat on its word.
  right("withdrawContribution", OWN_SPEAKERS, ({ paper }) => ({ contributionId: paper })),
  right("withdrawContribution", SECRETARIAT, ({ paper }) => ({ contributionId: paper, word: reason }), {
    of: "on its word",
  }),
  right("postPaper", SECRETARIAT, () => ({ paperId: NO_ID, number: "8" })),
  right("returnPaper", SECRETARIAT, () => ({ paperId: NO_ID, reason })),
  // F11: head and deputies of a delegation. F12: to others a paper that waits is not there, as one of no id is to all.
  right("handInPaper", SPEAKERS, () => ({ kind: "paper", title: "A paper", language: "en", text: "\n" })),
  right("takePaperBack", ALL, () => ({ paperId: NO_ID })),
  right("openConsultation", SECRETARIAT, () => ({
    title: { en: "A draft" },
    introduction: { en: "Words" },
    language: "en",
    draft: { kind: "own", paragraphs: [] },
    topics: [],
    contact: "secretariat@example.org",
    opensAt: "2001-01-01T00:00:00Z",
    closesAt: "2001-01-02T00:00:00Z",
  })),
  right("changeConsultation", SECRETARIAT, () => ({ consultationId: NO_ID, reason })),
  right("closeConsultation", SECRETARIAT, () => ({ consultationId: NO_ID, reason })),
  right("publishInputs", SECRETARIAT, () => ({ consultationId: NO_ID, inputIds: [NO_ID] })),
  right("withholdInputs", SECRETARIAT, () => ({ consultationId: NO_ID, inputIds: [NO_ID], reason })),
  right("eraseInput", SECRETARIAT, () => ({ consultationId: NO_ID, inputId: NO_ID, reason })),
  right("keepSummary", SECRETARIAT, () => ({ consultationId: NO_ID, seq: 0, notes: [] })),
  right("publishSummary", SECRETARIAT, () => ({ consultationId: NO_ID, seq: 1 })),
  right("openBoard", CHAIR, () => ({ to: "managementTeam" })),
  right("planMeeting", ["lead", "secretariat"], () => ({ plan: plan(["space"]) })),
  right("planMeeting", CHAIR_AND_SECRETARIAT, () => ({ plan: plan(["space", "green"]) }), { of: "joint" }),
  // All: one group that is not there beside the forum's own tells that they are all.
  right("planMeeting", ["chair", "team", "secretariat"], () => ({ plan: plan([...EVERY_GROUP, "none"]) }), {
    of: "of all",
  }),
  right("changePlan", ["lead", "secretariat"], ({ planId }) => ({
    planId,
    sequence: 9,
    plan: plan(["space"]),
  })),
  right("cancelMeeting", ["lead", "secretariat"], ({ planId }) => ({ planId, sequence: 9, reason })),
  right("openMeeting", ["lead", "secretariat"], () => ({
    groupId: "space",
    name: "Another",
    entryId: "none",
  })),
  right("openMeeting", CHAIR_AND_SECRETARIAT, () => ({ groupId: null, name: "All", entryId: "none" }), {
    of: "of all",
  }),
  // Others learn nothing about groups that are not there.
  right("openMeeting", SECRETARIAT, () => ({ groupId: "none", name: "Of none" }), { of: "of no group" }),
  right("closeMeeting", ["lead", "secretariat"], ({ meetingId }) => ({
    meetingId,
    endedAt: "2001-01-01T00:00:00Z",
    reason,
  })),
  right("editNarrative", ["lead", "secretariat"], ({ meetingId }) => ({ meetingId, text: "", seq: 0 })),
  right("approveRecord", ["lead", "secretariat"], ({ meetingId }) => ({ meetingId })),
  right("attendMeeting", MEMBERS, ({ meetingId }) => ({ meetingId, attends: true })),
  right("listAttendance", ["lead", "secretariat"], ({ meetingId }) => ({
    meetingId,
    delegations: ["none"],
    attends: true,
  })),
  right(
    "listAttendance",
    HOLDERS,
    ({ meetingId }) => ({ meetingId, delegations: ["none"], attends: false }),
    {
      of: "taking off",
    },
  ),
  right("setTable", HOLDERS, ({ meetingId }) => ({ meetingId, opinionId: NO_ID, clauseId: null })),
  right("askFloor", SPEAK, ({ meetingId }) => ({ meetingId, on: "general" })),
  right(
    "askFloor",
    HOLDERS,
    ({ meetingId }) => ({ meetingId, on: "general", for: { delegationId: "none", word: reason } }),
    { of: "by telephone" },
  ),
  right("withdrawFloor", SPEAK, ({ meetingId }) => ({ meetingId, id: 999_999 })),
  right("giveFloor", HOLDERS, ({ meetingId }) => ({ meetingId, id: 999_999 })),
  right("endFloor", HOLDERS, ({ meetingId }) => ({ meetingId })),
  right("orderFloor", HOLDERS, ({ meetingId }) => ({ meetingId, ids: [999_999] })),
  right("timeFloor", HOLDERS, ({ meetingId }) => ({ meetingId, timed: true })),
  right("resumeMeeting", HOLDERS, ({ meetingId }) => ({ meetingId })),
  right("suspendMeeting", HOLDERS, ({ meetingId }) => ({ meetingId, reason })),
  // This meeting goes through no agenda, and T40 is the secretariat's.
  right("takeUpItem", HOLDERS, ({ meetingId }) => ({ meetingId, n: 1 })),
  right("endItem", HOLDERS, ({ meetingId }) => ({ meetingId })),
  right("adoptMeetingReport", HOLDERS, ({ meetingId }) => ({ meetingId, version: 1 })),
  right("electChair", SECRETARIAT, ({ meetingId }) => ({
    meetingId,
    userId: NO_ID,
    chair: { name: "C", from: "D" },
    reason,
  })),
  right("setSilenceRules", CHAIR_AND_SECRETARIAT, () => ({
    silence: { hoursMin: 24, workingDays: null },
    reason,
  })),
  right("setAnswerTime", CHAIR_AND_SECRETARIAT, () => ({ hours: null, reason })),
  right("openToPublic", SECRETARIAT, () => ({ parts: ["agenda"] })),
  right("nameConfirmers", CHAIR_AND_SECRETARIAT, () => ({ language: "fr", people: [NO_ID] })),
  right("changeChair", CHAIR_AND_SECRETARIAT, () => ({ chair: { name: "C", from: "D" }, reason })),
  right("changeLead", CHAIR_AND_SECRETARIAT, () => ({
    ...noGroup,
    lead: { name: "C", from: "D", office: "viceChair" },
  })),
  right("addGroup", CHAIR_AND_SECRETARIAT, () => ({
    group: {
      id: "space",
      topic: { en: "T" },
      themeItem: { en: "T" },
      opinion: { number: "9", title: { en: "T" } },
      lead: { name: "C", from: "D", office: "viceChair" },
    },
    reason,
  })),
  right("renameGroup", CHAIR_AND_SECRETARIAT, () => ({ ...noGroup, topic: { en: "T" } })),
  right("closeGroup", CHAIR_AND_SECRETARIAT, () => noGroup),
  right("reopenGroup", CHAIR_AND_SECRETARIAT, () => noGroup),
  right("setCategoryRights", CHAIR_AND_SECRETARIAT, () => ({
    category: "academia",
    rights: ["maySpeak"],
    reason,
  })),
  right("changeForumTexts", CHAIR_AND_SECRETARIAT, () => ({ texts: { place: { en: "Elsewhere" } }, reason })),
  right("openNominations", SECRETARIAT, () => ({ letter: "CL-1", until: "2001-01-01T00:00:00Z" })),
  right("closeNominations", SECRETARIAT),
  right("setExpertsList", SECRETARIAT, () => ({ to: "secretariat", regions: false, genders: false })),
  right("addTimetableEntry", CHAIR_AND_SECRETARIAT, () => ({ entry: entry() })),
  right("addTimetableEntry", ["chair", "lead", "secretariat"], () => ({ entry: entry("space") }), {
    of: "of a group",
  }),
  // T20: a lead learns that there is no such date, and nothing else.
  right("changeTimetableEntry", CHAIR_AND_SECRETARIAT, () => ({ entryId: "none", entry: entry(), reason })),
  right("removeTimetableEntry", ["chair", "lead", "otherLead", "secretariat"], () => ({
    entryId: "none",
    reason,
  })),
  right("extendDeadline", CHAIR_AND_SECRETARIAT, () => ({ entryId: "none", until: LATER, reason })),
  right("editReport", CHAIR_AND_SECRETARIAT, () => ({ hash: NO_HASH })),
  right("issueReport", CHAIR, () => ({ hash: NO_HASH })),
  right("takeReportBack", CHAIR, () => ({ reportId: NO_ID })),
  right("reopenForum", SECRETARIAT, () => ({ reason })),
  // Last: it closes all that stands above.
  right("closeForum", SECRETARIAT, () => ({ reason })),
];
