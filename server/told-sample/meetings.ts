import { groupId, type MeetingId, type MeetingPlanId } from "../../shared/ids.ts";
import { HOUR_MS } from "../../shared/durations.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { Chapter, ToldAct, SampleTeller } from "./chapter.ts";
import { MEETINGS, SPACE } from "./words.ts";

type Plan = Extract<ForumCommand, { type: "planMeeting" }>["plan"];

/** People of these delegations say that they attend. */
async function attend(teller: SampleTeller, meetingId: MeetingId, symbols: readonly string[]): Promise<void> {
  for (const symbol of symbols) await teller.ask(symbol, { type: "attendMeeting", meetingId, attends: true });
}

/** Each asks for the floor, gets it and ends. */
async function speak(
  teller: SampleTeller,
  meetingId: MeetingId,
  { holder, speakers }: { readonly holder: string; readonly speakers: readonly string[] },
): Promise<void> {
  for (const who of speakers) {
    const [asked] = await teller.ask(who, { type: "askFloor", meetingId, on: "general" });
    if (asked?.type !== "floorAsked") throw new Error("the sample's story: nobody asked for the floor");
    await teller.ask(holder, { type: "giveFloor", meetingId, id: asked.seq });
    await teller.ask(holder, { type: "endFloor", meetingId });
  }
}

async function open(
  teller: SampleTeller,
  holder: string,
  command: Extract<ForumCommand, { type: "openMeeting" }>,
): Promise<MeetingId> {
  const opened = (await teller.ask(holder, command)).find((entry) => entry.type === "meetingOpened");
  if (opened === undefined) throw new Error("the sample's story: no meeting was opened");
  return opened.meeting.id;
}

/** The first joint meeting of all groups, with its approved record. */
const jointMeeting: Chapter = ({ week }, teller): readonly ToldAct[] => {
  let meetingId: MeetingId;
  return [
    {
      at: week(6, "Wed", "09:00"),
      tell: async () => {
        meetingId = await open(teller, "chair", {
          type: "openMeeting",
          groupId: null,
          name: MEETINGS.joint.name,
        });
        await attend(teller, meetingId, ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG"]);
        const opinionId = teller.opinionId("innovation");
        await teller.ask("chair", { type: "setTable", meetingId, opinionId, clauseId: null });
        await speak(teller, meetingId, { holder: "chair", speakers: ["CCC", "EEE"] });
      },
    },
    {
      at: week(6, "Wed", "10:00"),
      tell: async () => {
        const opinionId = teller.opinionId("resilience");
        await teller.ask("chair", { type: "setTable", meetingId, opinionId, clauseId: null });
        await speak(teller, meetingId, { holder: "chair", speakers: ["DDD", "FFF", "BBB"] });
      },
    },
    {
      at: week(6, "Wed", "11:40"),
      tell: async () => {
        const { conclusion } = MEETINGS.joint;
        await teller.ask("chair", { type: "closeMeeting", meetingId, conclusion });
      },
    },
    {
      at: week(6, "Fri", "09:00"),
      tell: async () => {
        const text = MEETINGS.joint.narrative;
        await teller.ask("chair", { type: "editNarrative", meetingId, text, seq: 0 });
        await teller.ask("chair", { type: "approveRecord", meetingId });
      },
    },
  ];
};

/** The meeting on space connectivity, which was planned before; its record is not approved yet. The next one is planned. */
const spaceMeeting: Chapter = ({ week, hoursAgo, ahead }, teller): readonly ToldAct[] => {
  let planId: MeetingPlanId;
  let meetingId: MeetingId;
  const planned = async (name: string, startsAt: number, agenda: Plan["agenda"]): Promise<MeetingPlanId> => {
    const plan: Plan = {
      groupIds: [groupId("space")],
      name,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(startsAt + 2 * HOUR_MS).toISOString(),
      zone: "Europe/Zurich",
      place: "",
      link: MEETINGS.space.link,
      agenda,
      invited: "all",
    };
    const [entry] = await teller.ask("space", { type: "planMeeting", plan });
    if (entry?.type !== "meetingPlanned") throw new Error("the sample's story: no meeting was planned");
    return entry.plan.id;
  };
  return [
    {
      at: week(3, "Fri", "09:30"),
      tell: async () => {
        const agenda = [{ opinionId: teller.opinionId("space"), clauseIds: [], note: "" }];
        planId = await planned(SPACE.joint, week(1, "Tue", "12:00"), agenda);
      },
    },
    {
      at: week(1, "Tue", "12:00"),
      tell: async () => {
        meetingId = await open(teller, "space", { type: "openMeeting", planId });
        await attend(teller, meetingId, ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"]);
        const text = await teller.text("space");
        const clauseId = text.clause("that space-based and terrestrial");
        await teller.ask("space", { type: "setTable", meetingId, opinionId: text.id, clauseId });
      },
    },
    {
      at: week(1, "Tue", "12:40"),
      tell: async () => {
        await speak(teller, meetingId, { holder: "space", speakers: ["AAA", "BBB", "CCC", "DDD"] });
        const text = await teller.text("space");
        const clauseId = text.clause("[consistent with national law");
        await teller.ask("space", { type: "setTable", meetingId, opinionId: text.id, clauseId });
        await speak(teller, meetingId, { holder: "space", speakers: ["EEE"] });
      },
    },
    {
      at: week(1, "Tue", "13:50"),
      tell: async () => {
        await teller.ask("space", { type: "closeMeeting", meetingId, conclusion: MEETINGS.space.conclusion });
      },
    },
    {
      at: week(1, "Wed", "08:30"),
      tell: async () => {
        await teller.ask("space", {
          type: "editNarrative",
          meetingId,
          text: MEETINGS.space.narrative,
          seq: 0,
        });
      },
    },
    {
      at: hoursAgo(24),
      tell: async () => {
        const text = await teller.text("space");
        const { id: opinionId } = text;
        const on = (begins: string) => [text.clause(begins)];
        await planned(SPACE.next, ahead(2, "12:00"), [
          { opinionId, clauseIds: on("that space-based and terrestrial"), note: SPACE.agendaViews },
          { opinionId, clauseIds: on("that the growing number of objects"), note: SPACE.agendaOrbit },
        ]);
      },
    },
  ];
};

export const meetings: Chapter = (days, teller) => [
  ...jointMeeting(days, teller),
  ...spaceMeeting(days, teller),
];
