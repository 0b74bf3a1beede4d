import { expect, test } from "vitest";
import { userId } from "../ids.ts";
import { AGENDA_TURNS_MAX } from "../meeting-limits.ts";
import type { Participant } from "../people/participant.ts";
import { openMeetingForum } from "../testing/meeting-forum.ts";
import { PEOPLE } from "../testing/room.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import { itemNow } from "./agenda-run.ts";

const { aaa, chair, lead, secretariat } = PEOPLE;
const NEXT: Participant = { ...PEOPLE.bbb, id: userId(`01${"N".repeat(24)}`), head: true };
const OFFICE: Participant = { ...PEOPLE.team, id: userId(`01${"T".repeat(24)}`), delegationId: null };
const ELECTED = { name: "N. N.", from: "A place" };

function openAgenda() {
  const room = openMeetingForum([...Object.values(PEOPLE), NEXT, OFFICE]);
  const told = room.ask(secretariat, { type: "openMeeting", groupId: null, name: "Forum", agenda: true });
  expect(told).toBe("done");
  const ask = (actor: typeof chair, type: string, more: object = {}): string =>
    room.ask(actor, { type, meetingId: room.last().id, ...more });
  return { ...room, ask, run: () => room.last().run! };
}
const elected = { userId: NEXT.id, chair: ELECTED, reason: "Elected by acclamation" };

test("T39 a meeting of all keeps the agenda as it stood; a group's has none", () => {
  const room = openMeetingForum();
  const open = (actor: typeof chair, groupId: string | null): string =>
    room.ask(actor, { type: "openMeeting", groupId, name: "Forum", agenda: true });
  expect([open(lead, "space"), open(aaa, null)]).toEqual(["unreadable", "notYourRole"]);
  expect(open(chair, null)).toBe("done");
  expect(room.last().agenda).toEqual(wtpf26.agenda);
  const reason = "shorter";
  const texts = { agenda: [{ n: 1, title: { en: "All of it" } }] };
  expect(room.ask(secretariat, { type: "changeForumTexts", texts, reason })).toBe("done");
  expect(room.last().agenda).toHaveLength(10);
  // A meeting of all without the agenda has no items.
  expect(room.close(chair)).toBe("done");
  room.open(chair, null, "Another");
  expect(room.ask(chair, { type: "takeUpItem", meetingId: room.last().id, n: 1 })).toBe("noItemNow");
});

test("T39 one item at a time is taken up; the next ends it, and one may come back", () => {
  const room = openAgenda();
  expect([aaa, lead].map((who) => room.ask(who, "takeUpItem", { n: 1 }))).toEqual(
    Array.from({ length: 2 }, () => "notYourRole"),
  );
  expect(room.ask(chair, "endItem")).toBe("noItemNow");
  expect(room.ask(chair, "takeUpItem", { n: 11 })).toBe("noItemNow");
  expect(room.ask(chair, "takeUpItem", { n: 1 })).toBe("done");
  const from = room.now();
  expect(room.ask(secretariat, "takeUpItem", { n: 1 })).toBe("nothingToDo");
  expect(room.ask(secretariat, "takeUpItem", { n: 2 })).toBe("done");
  expect(room.run().turns).toEqual([
    { n: 1, from, to: room.now() },
    { n: 2, from: room.now(), to: null },
  ]);
  expect([room.ask(chair, "endItem"), itemNow(room.run())]).toEqual(["done", null]);
  expect([room.ask(chair, "takeUpItem", { n: 1 }), itemNow(room.run())]).toEqual(["done", 1]);
  expect(room.ask(chair, "suspendMeeting", { reason: "night" })).toBe("done");
  expect(room.ask(chair, "takeUpItem", { n: 3 })).toBe("meetingSuspended");
  expect(room.ask(chair, "resumeMeeting")).toBe("done");
  let told = "done";
  for (let n = 0; told === "done"; n++)
    told = room.ask(chair, "takeUpItem", { n: 1 + (n % 2 === 0 ? 1 : 0) });
  expect([told, room.run().turns.length]).toEqual(["tooMany", AGENDA_TURNS_MAX]);
  expect(room.close(chair)).toBe("done");
  expect(room.ask(chair, "endItem")).toBe("meetingOver");
});

test("T40 the secretariat records the election; the elected person has the Chair's rights", () => {
  const room = openAgenda();
  expect(room.ask(secretariat, "electChair", elected)).toBe("noItemNow");
  room.ask(secretariat, "takeUpItem", { n: 2 });
  expect([chair, aaa, lead].map((who) => room.ask(who, "electChair", elected))).toEqual(
    Array.from({ length: 3 }, () => "notYourRole"),
  );
  const nobody = { ...elected, userId: `01${"9".repeat(24)}` };
  expect(room.ask(secretariat, "electChair", nobody)).toBe("noSuchParticipant");
  expect(room.ask(secretariat, "electChair", { ...elected, userId: OFFICE.id })).toBe("noDelegation");
  expect(room.ask(secretariat, "electChair", elected)).toBe("done");
  const { participants } = room.forum();
  expect(participants.get(NEXT.id)).toMatchObject({ role: "chair", delegationId: "BBB", head: false });
  expect(participants.get(chair.id)?.role).toBe("chair");
  expect(room.run().elected).toMatchObject([{ delegationId: "BBB", chair: ELECTED, at: room.now() }]);
  expect(room.acts.slice(-3).map(({ type }) => type)).toEqual([
    "chairElected",
    "officerChanged",
    "participantChanged",
  ]);
});

test("T41 the report is adopted as it was read, and stays", () => {
  const room = openAgenda();
  room.ask(chair, "takeUpItem", { n: 9 });
  const version = (): number => room.last().narrative.versions.at(-1)?.seq ?? 1;
  const write = (text: string, seq: number): string => room.ask(chair, "editNarrative", { text, seq });
  expect(room.ask(chair, "adoptMeetingReport", { version: 1 })).toBe("nothingToDo");
  expect(write("The Forum met.", 0)).toBe("done");
  const first = version();
  expect(write("The Forum met for three days.", first)).toBe("done");
  expect(room.ask(aaa, "adoptMeetingReport", { version: version() })).toBe("notYourRole");
  expect(room.ask(chair, "adoptMeetingReport", { version: first })).toBe("wordsChanged");
  expect(room.ask(chair, "adoptMeetingReport", { version: version() })).toBe("done");
  expect(room.run().report).toMatchObject({ version: version(), at: room.now() });
  expect(write("Other words", version())).toBe("recordApproved");
  expect(room.ask(chair, "adoptMeetingReport", { version: version() })).toBe("recordApproved");
  expect(room.close(chair)).toBe("done");
  expect(room.ask(chair, "approveRecord")).toBe("done");
});
