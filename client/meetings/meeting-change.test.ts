import { expect, test } from "vitest";
import type { FloorRequest } from "../../shared/forum/meeting-live.ts";
import { delegationId, meetingId } from "../../shared/ids.ts";
import { meetingChange } from "./meeting-change.ts";

const asked = (id: number, symbol: string, on: FloorRequest["on"] = "general"): FloorRequest => ({
  id,
  who: delegationId(symbol),
  on,
  clauseId: null,
  opinionId: null,
  at: 1,
  onWordOf: null,
});
const still = {
  id: meetingId("m"),
  name: "Second meeting",
  suspended: null,
  floor: { speaking: null, waiting: [asked(1, "AAA")], more: 0, timed: false },
};
const withFloor = (floor: Partial<(typeof still)["floor"]> | object) => ({
  ...still,
  floor: { ...still.floor, ...floor },
});

test("T29 each change of a meeting is told once, the nearest first", () => {
  expect(meetingChange(null, null)).toBeNull();
  expect(meetingChange(still, { ...still })).toBeNull();
  expect(meetingChange(null, still)).toEqual({ kind: "opened", name: "Second meeting" });
  expect(meetingChange(still, null)).toEqual({ kind: "closed", name: "Second meeting" });
  const suspended = { ...still, suspended: { at: 1, reason: "until 15:30" } };
  expect(meetingChange(still, suspended)).toEqual({ kind: "suspended", reason: "until 15:30" });
  expect(meetingChange(suspended, still)).toEqual({ kind: "resumed", name: "Second meeting" });
  const order = asked(2, "BBB", "order");
  expect(meetingChange(still, withFloor({ waiting: [order, asked(1, "AAA")] }))).toEqual({
    kind: "asks",
    who: "BBB",
    on: "order",
  });
  const speaks = withFloor({ waiting: [], speaking: { ...asked(1, "AAA"), since: 2 } });
  expect(meetingChange(still, speaks)).toEqual({ kind: "speaks", who: "AAA" });
  // Of a request that left the list without the floor, and of the end of a statement, nothing is said.
  expect(meetingChange(still, withFloor({ waiting: [] }))).toBeNull();
  expect(meetingChange(speaks, withFloor({ waiting: [] }))).toBeNull();
});
