import { delegationId, meetingId, opinionId } from "../../shared/ids.ts";
import { EXPERTS_LIST_AT_FIRST } from "../../shared/forum/experts.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import type { MeetingNowMessage } from "../../shared/forum/meeting-now.ts";
import { MINUTE_MS } from "../../shared/durations.ts";
import { GROUP, OPEN_RULES, PEOPLE, type Who } from "../../shared/testing/room.ts";
import type { ForumHere } from "../forum/use-forum.ts";

/** A quarter past nine: the design page's clock stands still, so that its pictures are the same each day. */
export const DESIGN_NOW = Date.UTC(2025, 5, 2, 9, 15);

export const DESIGN_MEETING = meetingId(`01${"M".repeat(24)}`);
const MEETING_NAME = "First reading";
const OPENED_AT = DESIGN_NOW - 25 * MINUTE_MS;

const AAA = delegationId("AAA");
const BBB = delegationId("BBB");
const HHH = delegationId("HHH");

const PERSONS = Object.values(PEOPLE).map((one) => ({ ...one, name: `Person ${one.id}`, speaks: null }));

const openMeeting: ToldMeeting = {
  id: DESIGN_MEETING,
  name: MEETING_NAME,
  groupId: GROUP,
  entryId: null,
  chairedBy: "lead",
  opened: { seq: 1, at: OPENED_AT, by: PEOPLE.lead.id },
  closed: null,
  attending: [AAA, BBB],
  members: [],
  corrections: [],
};

/** The open meeting as a connection would tell it: BBB and HHH wait for the floor. */
export const DESIGN_MEETING_NOW: MeetingNowMessage = {
  seq: 1,
  id: DESIGN_MEETING,
  name: MEETING_NAME,
  groupId: GROUP,
  openedAt: OPENED_AT,
  endsAt: null,
  table: { opinionId: opinionId(`01${"0".repeat(24)}`), clauseId: null, at: OPENED_AT },
  floor: {
    speaking: null,
    waiting: [floorWish(3, "BBB"), floorWish(4, "HHH")],
    more: 0,
    timed: false,
  },
  suspended: null,
  attends: "c",
};

function floorWish(id: number, who: string): MeetingNowMessage["floor"]["waiting"][number] {
  const wish = { id, who: delegationId(who), on: "general" as const, clauseId: null, opinionId: null };
  return { ...wish, at: OPENED_AT, onWordOf: null };
}

/** A forum of three delegations, as one of its people sees it. Nothing asks a server for it. */
export function designForum(who: Who, now: number): ForumHere {
  return {
    id: "design",
    name: { en: "Forum of the design page" },
    shortName: "Design",
    theme: { en: "Parts of the page" },
    place: { en: "Anywhere" },
    standingWords: { en: "The text has the standing of a draft." },
    sampleNotice: { en: "Sample" },
    timeZone: "UTC",
    seat: { en: "Coordinated universal time" },
    warnVerbs: [],
    agenda: [],
    timetable: [],
    chair: { name: "The chair", from: "" },
    stages: {},
    delegationGroups: [],
    openedAt: now,
    boardTo: "managementTeam",
    silenceSet: null,
    answerTimeSet: null,
    publicSet: null,
    closings: [],
    nominations: null,
    expertsList: EXPERTS_LIST_AT_FIRST,
    restores: [],
    factsChanges: [],
    seq: 1,
    shelfSeq: 0,
    contributionsSeq: 0,
    handedInSeq: 0,
    meetingsSeq: 0,
    delegations: [AAA, BBB, HHH].map((id) => ({
      id,
      symbol: id,
      name: { en: `Delegation ${id}` },
      category: id === HHH ? "academia" : "memberState",
    })),
    peopleActs: [],
    hats: [],
    warnings: [],
    isSample: true,
    timetableChanges: [],
    keystrokes: { keptDays: null, removals: [] },
    now,
    clockMoved: false,
    openMeetings: [openMeeting],
    plansAhead: [],
    mainReport: null,
    rules: OPEN_RULES,
    me: { ...PEOPLE[who], name: `Person ${who}` },
    people: PERSONS,
    former: [],
    groups: [
      {
        id: GROUP,
        topic: { en: "Space" },
        themeItem: { en: "Space" },
        lead: { name: "The facilitator", from: "", office: "topicFacilitator" },
        opinions: [],
      },
    ],
    receivedAt: performance.now(),
    askedAt: Date.now(),
  };
}
