import { expect, test } from "vitest";
import { delegationId, type MeetingId, meetingId } from "../ids.ts";
import { noticesOf } from "../notices/opinion-notices.ts";
import { openTestRoom, PEOPLE } from "../testing/room.ts";

const inMeeting = (meeting: MeetingId | null) => {
  const room = openTestRoom({ meeting });
  const [, act] = room.as("lead").write("verb invites", "operative to share");
  const taking = {
    type: "takePosition",
    subject: { clauseId: act! },
    position: "cannotAccept",
    hash: room.hash(act!),
    for: { delegationId: delegationId("BBB"), word: "by telephone" },
  } as const;
  return { room, taking };
};

test("C51 in a meeting the lead and the chair record a position by telephone", () => {
  const { room, taking } = inMeeting(meetingId("m"));
  for (const who of ["aaa", "bbb", "team", "follower"] as const)
    expect(room.as(who).ask(taking)).toBe("notYourRole");
  expect(room.as("otherLead").ask(taking)).toBe("notYourGroup");
  const before = room.opinion();
  const [taken] = room.as("lead").must(taking);
  expect(room.opinion().negotiation.positions).toMatchObject([
    { delegationId: "BBB", position: "cannotAccept", to: "room", onWordOf: "by telephone" },
  ]);
  // Its own people are told, and put it right themselves.
  const told = noticesOf(taken!, { before, actor: PEOPLE.lead });
  expect(told[told.length - 1]).toMatchObject({
    kind: "positionRecorded",
    for: { kind: "delegation", delegationId: "BBB" },
    who: { office: "lead" },
  });
  const { for: _for, ...own } = taking;
  room.as("bbb").must({ ...own, position: "canAccept" });
  expect(room.opinion().negotiation.positions).toMatchObject([{ position: "canAccept", onWordOf: null }]);
  room.as("chair").must({ ...taking, position: "reservation" });
});

test("C51 without a meeting the secretariat alone records it, and never to the lead alone", () => {
  const { room, taking } = inMeeting(null);
  expect(room.as("lead").ask(taking)).toBe("noMeeting");
  expect(room.as("chair").ask(taking)).toBe("noMeeting");
  expect(room.as("secretariat").ask({ ...taking, to: "lead" })).toBe("notYourRole");
  room.as("secretariat").must(taking);
});
