import { expect, test } from "vitest";
import { openWithClause, propose } from "../testing/proposals.ts";
import { newsSince, NO_NEWS } from "./look.ts";

test("A69 J8 news since a look: marks that stand, proposals, a base text", () => {
  const { room, act } = openWithClause();
  const { seq } = room.opinion();
  const news = () => newsSince(room.opinion(), seq);
  expect(news()).toEqual(NO_NEWS);
  room.as("lead").mark(act);
  propose(room, "aaa", act, "one two three");
  expect(news()).toEqual({ ...NO_NEWS, adReferendum: 1, proposals: 1 });
  room.as("lead").reopenMark(act);
  room.as("lead").consolidate();
  expect(news()).toEqual({ ...NO_NEWS, proposals: 1, baseText: 1 });
  expect(newsSince(room.opinion(), room.opinion().seq)).toEqual(NO_NEWS);
});
