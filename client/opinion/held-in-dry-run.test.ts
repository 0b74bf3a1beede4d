import { expect, test } from "vitest";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { meetingId } from "../../shared/ids.ts";
import { NAMES, OPEN_RULES, openTestRoom, PEOPLE } from "../../shared/testing/room.ts";
import type { RoomSnapshot } from "../room/room.ts";
import { tryCommand } from "./try-command.ts";

test("I17 the page offers no act that an open call would refuse, and all others", () => {
  const room = openTestRoom({ meeting: meetingId("01M") });
  const lead = room.as("lead");
  const [verb, act, share] = lead.write("verb invites", "operative to act", "operative to share");
  const tried = (command: SingleCommand): string | undefined => {
    const snapshot = { opinion: room.opinion(), words: room.words(), status: "live" } as RoomSnapshot;
    const asker = { me: PEOPLE.lead, rules: OPEN_RULES, names: NAMES, now: room.now() };
    return tryCommand(snapshot, command, asker)?.reason;
  };
  const held: readonly SingleCommand[] = [
    { type: "splitClause", clauseId: act!, at: 3 },
    { type: "joinClauses", first: act!, second: share! },
    { type: "removeClause", clauseId: act! },
    { type: "correctClause", clauseId: verb!, text: "Invites", hash: room.hash(verb!) },
    { type: "addFootnote", clauseId: act!, at: 2, text: "A note." },
  ];
  const free: readonly SingleCommand[] = [
    { type: "removeClause", clauseId: share! },
    { type: "lockClause", clauseId: act!, hash: room.hash(act!) },
    { type: "comment", on: { clauseId: act! }, text: "Why?", readers: "room" },
  ];
  expect([...held, ...free].map(tried)).toEqual([...held, ...free].map(() => undefined));
  lead.must({
    type: "callForObjections",
    clauses: [{ clauseId: act!, hash: room.hash(act!) }],
    tier: "ad-referendum",
    pauseS: 15,
  });
  expect(held.map(tried)).toEqual(held.map(() => "heldForCall"));
  expect(free.map(tried)).toEqual(free.map(() => undefined));
});
