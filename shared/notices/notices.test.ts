import { expect, test } from "vitest";
import { applyEvent } from "../events/apply-event.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { DAY_MS } from "../durations.ts";
import { type ClauseId, delegationId, groupId, meetingId, userId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { openPositionsRoom } from "../testing/positions-room.ts";
import { accepting, openWithClause, propose } from "../testing/proposals.ts";
import { GROUP, NO_CLAUSE, PEOPLE, type TestRoom, type Who } from "../testing/room.ts";
import { forumNoticesOf } from "./forum-notices.ts";
import { isNoticeFor, isRoomNoticeFor, nearest, type EventNotice } from "./notice.ts";
import { noticesOf } from "./opinion-notices.ts";
import { noticedClause } from "./told-notice.ts";

const EVERYBODY = Object.keys(PEOPLE) as Who[];
const personOf = (id: string) => Object.values(PEOPLE).find((one) => one.id === id) ?? null;

/** Kinds that an act puts into the inboxes of others, by person; `room`: into the line of events. */
function told(room: TestRoom, act: () => unknown): Record<string, string> {
  const known = room.entries().length;
  act();
  const entries = room.entries();
  let before: Opinion = entries.slice(0, known).reduce<Opinion | null>(applyEvent, null)!;
  const found: Record<string, string[]> = {};
  for (const entry of entries.slice(known)) {
    const notices = noticesOf(entry, { before, actor: personOf(entry.by) });
    before = applyEvent(before, entry);
    for (const who of EVERYBODY) {
      if (PEOPLE[who].id === entry.by) continue;
      const own = nearest(notices.filter((one) => isNoticeFor(one, PEOPLE[who])));
      if (own !== undefined) (found[who] ??= []).push(own.kind);
    }
    const inRoom = notices.find((one) => isRoomNoticeFor(one, PEOPLE.follower));
    if (inRoom !== undefined) (found["room"] ??= []).push(inRoom.kind);
  }
  return Object.fromEntries(Object.entries(found).map(([who, kinds]) => [who, kinds.join(" ")]));
}

const others = (actor: Who, kind: string): Record<string, string> =>
  Object.fromEntries(EVERYBODY.filter((one) => one !== actor).map((one) => [one, kind]));

test("A50 an objection reaches the lead and the room, and its answer too", () => {
  const { room, says, act } = openPositionsRoom();
  expect(told(room, () => says("aaa", "supports"))).toEqual({});
  expect(told(room, () => says("aaa", "cannotAccept"))).toEqual({ lead: "objection", room: "objection" });
  expect(told(room, () => room.as("bbb").type(act, 0, "x"))).toEqual({
    aaa: "objectionAsked",
    aaa2: "objectionAsked",
  });
  expect(told(room, () => says("aaa", "cannotAccept"))).toEqual({
    lead: "objectionKept",
    room: "objectionKept",
  });
  expect(told(room, () => says("aaa", "canAccept"))).toEqual({
    lead: "objectionEnded",
    room: "objectionEnded",
  });
});

test("A51 an objection that the lead alone is told reaches the lead alone", () => {
  const { room, says } = openPositionsRoom();
  expect(told(room, () => says("aaa", "cannotAccept", { to: "lead" }))).toEqual({ lead: "objection" });
  // The room does not learn that there was one before.
  expect(told(room, () => says("aaa", "cannotAccept"))).toEqual({ lead: "objection", room: "objection" });
});

test("A50 a proposal reaches the lead, and its fate those in whose name it stands", () => {
  const { room, act } = openWithClause();
  const submit = (who: "aaa" | "bbb", text: string) => propose(room, who, act, text);
  let first = "";
  expect(told(room, () => (first = submit("aaa", "one two three").id))).toEqual({
    lead: "proposal",
    room: "proposal",
  });
  const accepted = accepting(room, first as never);
  expect(told(room, () => room.as("lead").must(accepted))).toEqual({
    aaa: "proposalAccepted",
    aaa2: "proposalAccepted",
    room: "proposalAccepted",
  });
  const second = submit("bbb", "four five six");
  const asked = { type: "askCoSponsor", proposalId: second.id, delegationId: delegationId("AAA") } as const;
  expect(told(room, () => room.as("bbb").must(asked))).toEqual({
    aaa: "coSponsorAsked",
    aaa2: "coSponsorAsked",
  });
  expect(
    told(room, () =>
      room.as("lead").must({ type: "declineProposal", proposalId: second.id, reason: "no support" }),
    ),
  ).toEqual({ bbb: "proposalDeclined", room: "proposalDeclined" });
});

test("A50 a small group tells its members, and its end the lead", () => {
  const { room, act } = openWithClause();
  const form: SingleCommand = {
    type: "formHuddle",
    clauseId: act,
    question: "which words?",
    delegations: [delegationId("AAA"), delegationId("BBB")],
    until: "2027-07-01T12:00:00+02:00",
  };
  expect(told(room, () => room.as("lead").must(form))).toEqual({
    aaa: "huddleCalled",
    aaa2: "huddleCalled",
    bbb: "huddleCalled",
    room: "huddleCalled",
  });
  const [formed] = room.entries().filter((one) => one.type === "huddleFormed");
  const huddleId = formed?.type === "huddleFormed" ? formed.huddleId : (NO_CLAUSE as never);
  expect(
    told(room, () => room.as("aaa").must({ type: "reportHuddle", huddleId, proposalId: null, note: "none" })),
  ).toEqual({ lead: "huddleNoAgreement", bbb: "huddleNoAgreement", room: "huddleNoAgreement" });
  const park = { type: "park", subject: { clauseId: act }, reason: "two capitals sleep" } as const;
  expect(told(room, () => room.as("lead").must(park))).toEqual({ room: "postponed" });
});

test("A50 a comment reaches its readers, and a reply those whom it answers", () => {
  const { room, act } = openWithClause();
  const comment = (readers: "room" | "lead" | "delegation") =>
    ({ type: "comment", on: { clauseId: act }, text: "why?", readers }) as const;
  expect(told(room, () => room.as("aaa").must(comment("lead")))).toEqual({ lead: "comment" });
  const first = room.opinion().negotiation.comments[0]!;
  expect(
    told(room, () => room.as("lead").must({ type: "replyToComment", commentId: first.id, text: "because" })),
  ).toEqual({
    aaa: "reply",
    aaa2: "reply",
  });
  expect(told(room, () => room.as("aaa").must(comment("delegation")))).toEqual({ aaa2: "comment" });
  expect(told(room, () => room.as("bbb").must(comment("room")))).toEqual({
    lead: "comment",
    room: "comment",
  });
});

test("A50 a mark reaches those who have words on the clause, a frozen text everybody", () => {
  const { room, act } = openWithClause();
  const mark = (id: ClauseId) => room.as("lead").mark(id);
  expect(told(room, () => mark(act))).toEqual({ room: "marked" });
  propose(room, "aaa", act, "one two three");
  expect(told(room, () => room.as("lead").reopenMark(act))).toEqual({
    aaa: "markEnded",
    aaa2: "markEnded",
    room: "markEnded",
  });
  expect(told(room, () => room.as("lead").lock(act))).toEqual({ room: "locked" });
  expect(told(room, () => room.as("lead").setPen("leads"))).toEqual({ room: "editRight" });
  expect(told(room, () => room.as("lead").consolidate())).toEqual({
    ...others("lead", "baseText"),
    room: "baseText",
  });
});

const inboxOf = (notices: readonly EventNotice[]): Record<string, string> =>
  Object.fromEntries(
    EVERYBODY.flatMap((who) => {
      const own = nearest(notices.filter((one) => isNoticeFor(one, PEOPLE[who])));
      return own === undefined ? [] : [[who, own.kind]];
    }),
  );

test("A50 meetings, dates and reports reach everybody; a new lead that person", () => {
  const before = { meetings: [], plans: [], participants: new Map() };
  const meeting = {
    id: meetingId("m"),
    groupId: GROUP,
    name: "First",
    entryId: null,
    chairedBy: "lead",
  } as const;
  const opened = forumNoticesOf({ type: "meetingOpened", meeting }, { before, actor: PEOPLE.lead });
  expect(inboxOf(opened)).toEqual({ ...others("lead", "meetingOpened"), lead: "meetingOpened" });
  expect(opened[0]).toMatchObject({ about: "First", who: { office: "lead" }, groupId: GROUP });
  const removed = { type: "timetableEntryRemoved", entryId: "e", reason: "moved" } as const;
  expect(Object.keys(inboxOf(forumNoticesOf(removed, { before, actor: PEOPLE.chair }))).length).toBe(
    EVERYBODY.length,
  );
  const handed = {
    type: "leadHanded",
    userId: userId("lead"),
    groupId: groupId("space"),
    to: userId("otherLead"),
    reason: "away",
  } as const;
  expect(inboxOf(forumNoticesOf(handed, { before, actor: PEOPLE.lead }))).toEqual({
    otherLead: "leadHanded",
  });
  const deputy = {
    type: "deputyNamed",
    delegationId: delegationId("AAA"),
    userId: userId("aaa2"),
    deputy: true,
  } as const;
  expect(inboxOf(forumNoticesOf(deputy, { before, actor: PEOPLE.aaa }))).toEqual({ aaa2: "deputy" });
});

test("A50 I14 the near end of a silence is told to the delegations that have not spoken in it", () => {
  const { room, act, says } = openPositionsRoom();
  const of = { at: room.now(), by: userId("lead") };
  const silenceSeq = 1_000;
  const begun = (): Opinion => {
    const clauses = [{ clauseId: act, wordsHash: room.hash(act) }];
    const notified = ["AAA", "BBB", "HHH"].map(delegationId);
    const started = { type: "silenceStarted", clauses, closes: of.at + DAY_MS, notified } as const;
    const asked = {
      type: "moreTimeAsked",
      silenceSeq,
      delegationId: delegationId("BBB"),
      reason: "r",
    } as const;
    const opinion = applyEvent(room.opinion(), { ...started, ...of, seq: silenceSeq });
    return applyEvent(opinion, { ...asked, ...of, seq: silenceSeq + 1 });
  };
  const soon = (before: Opinion) =>
    inboxOf(noticesOf({ type: "silenceEndsSoon", silenceSeq }, { before, actor: null }));
  const kind = "silenceEndsSoon";
  expect(soon(begun())).toEqual({ aaa: kind, aaa2: kind, hhh: kind });
  says("hhh", "supports");
  expect(soon(begun())).toEqual({ aaa: kind, aaa2: kind });
});

test("A50 a notice of a section verb keeps its words, and of another clause no text", () => {
  const { room, act } = openWithClause();
  const verb = room.opinion().clauses.find(({ kind }) => kind === "verb")!;
  expect(noticedClause(room.opinion(), room.words(), verb.id)).toMatchObject({ words: "invites" });
  expect(Object.keys(noticedClause(room.opinion(), room.words(), act) ?? {})).not.toContain("words");
});
