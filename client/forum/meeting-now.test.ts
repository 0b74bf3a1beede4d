import { beforeEach, expect, test, vi } from "vitest";
import type { MeetingNowMessage } from "../../shared/forum/meeting-now.ts";
import { type GroupId, groupId, meetingId } from "../../shared/ids.ts";

const SPACE = groupId("space");
const now = (name: string, of: GroupId | null): MeetingNowMessage => ({
  seq: 1,
  id: meetingId(name),
  name,
  groupId: of,
  openedAt: 0,
  endsAt: null,
  table: null,
  floor: { speaking: null, waiting: [], more: 0, timed: false },
  suspended: null,
  attends: "",
});
let { meetingNowOf, tellMeetings } = await import("./meeting-now.ts");
beforeEach(async () => {
  vi.resetModules();
  ({ meetingNowOf, tellMeetings } = await import("./meeting-now.ts"));
});

test("T29 a page keeps the newest of two connections, whichever comes last", () => {
  expect(meetingNowOf(SPACE)).toBeNull();
  tellMeetings({ seq: 5, of: SPACE, open: [now("step 5", SPACE)] });
  tellMeetings({ seq: 4, of: SPACE, open: [] });
  expect(meetingNowOf(SPACE)?.name).toBe("step 5");
  // A screen without a text has its own connection.
  tellMeetings({ seq: 7, of: null, open: [now("step 7", SPACE), now("of all", null)] });
  tellMeetings({ seq: 6, of: SPACE, open: [now("step 6", SPACE)] });
  expect(meetingNowOf(SPACE)?.name).toBe("step 7");
  expect([meetingNowOf(groupId("green"))?.name, meetingNowOf(null)?.name]).toEqual(["of all", "of all"]);
  tellMeetings({ seq: 8, of: SPACE, open: [] });
  expect(meetingNowOf(SPACE)).toBeNull();
});

test("T29 the same object stands until something newer comes", () => {
  tellMeetings({ seq: 5, of: SPACE, open: [now("one", SPACE)] });
  const first = meetingNowOf(SPACE);
  expect(meetingNowOf(SPACE)).toBe(first);
  tellMeetings({ seq: 5, of: groupId("green"), open: [] });
  expect(meetingNowOf(SPACE)).toBe(first);
});

test("T29 a connection's first message counts, also after a restore of an older backup", () => {
  tellMeetings({ seq: 50, of: null, open: [now("restored away", SPACE)] });
  tellMeetings({ seq: 50, of: SPACE, open: [now("restored away", SPACE)] });
  tellMeetings({ seq: 9, of: SPACE, open: [] });
  expect(meetingNowOf(SPACE)?.name).toBe("restored away");
  tellMeetings({ seq: 9, of: SPACE, open: [] }, true);
  expect(meetingNowOf(SPACE)).toBeNull();
});
