import { expect, test } from "vitest";
import { clauseId, delegationId, groupId, opinionId, userId } from "../../shared/ids.ts";
import { opinionFor } from "../../shared/events/negotiation-for.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { applyEvent } from "../../shared/events/apply-event.ts";
import type { RoomView } from "./room-view.ts";
import { openViews } from "./views.ts";

const SPACE = groupId("space");
const person = (part: Partial<Participant>): Participant => ({
  id: userId("x"),
  role: "delegate",
  category: "memberState",
  delegationId: null,
  leads: [],
  head: false,
  ...part,
});
const opened = { type: "opinionOpened", opinionId: opinionId("01"), groupId: SPACE, number: "4" } as const;
const start = applyEvent(null, { ...opened, sample: false, generation: "g", seq: 1, at: 1, by: userId("s") });
const toLead = {
  type: "positionTaken",
  delegationId: delegationId("AAA"),
  subject: { clauseId: clauseId("01") },
  position: "cannotAccept",
  wordsHash: "h",
  reason: "",
  until: null,
  to: "lead",
  mayStop: true,
  onWordOf: null,
} as const;

test("Q2 all who may have the same share one view, and it is made anew when the record changes", () => {
  let opinion: Opinion = start;
  let made = 0;
  const views = openViews({
    onMade: () => undefined,
    state: () => String(opinion.seq),
    seenBy: (participant) => opinionFor(opinion, participant),
    makeView: (seen) => {
      made += 1;
      return { opinion: seen } as RoomView;
    },
  });
  const hall = Array.from({ length: 500 }, (_, i) => person({ delegationId: delegationId(`D${i % 190}`) }));
  const own = [person({ delegationId: delegationId("AAA") }), person({ delegationId: delegationId("AAA") })];
  const lead = person({ role: "facilitator", category: "office", leads: [SPACE] });
  const everybody = [...hall, ...own, lead];

  expect(new Set(everybody.map(views.of)).size).toBe(1);
  expect(made).toBe(1);

  opinion = applyEvent(opinion, { ...toLead, seq: 2, at: 2, by: userId("a") });
  const told = new Map(everybody.map((one) => [one, views.of(one).opinion.negotiation.positions.length]));
  expect(everybody.filter((one) => told.get(one) === 1)).toEqual([...own, lead]);
  // One for all, one for the delegation, one for whoever leads.
  expect(made).toBe(1 + 3);
  expect(views.of(own[0]!)).toBe(views.of(own[1]!));
});
