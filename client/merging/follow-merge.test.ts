import { expect, test } from "vitest";
import type { Entry } from "../../shared/events/event.ts";
import { awayMerge } from "../../shared/merging/merge.ts";
import { mergingOf } from "../../shared/merging/merging.ts";
import { withMerges } from "../../shared/events/merging-events.ts";
import { openTestDesk } from "../../shared/testing/merging.ts";
import { openTestRoom } from "../../shared/testing/room.ts";
import { applyEvent } from "../../shared/events/apply-event.ts";
import { openFollowedMerge } from "./follow-merge.ts";

function openDesk() {
  const room = openTestRoom();
  room
    .as("lead")
    .write(
      "verb considering",
      "recital that satellites help",
      "recital that fees are high",
      "recital that seas rise",
    );
  const desk = openTestDesk(room);
  return { room, desk, entries: () => room.entries() as unknown as readonly Entry[] };
}

test("U2 a page that reads a merge on its own address follows it by the later entries, by row", () => {
  const { room, desk, entries } = openDesk();
  desk.takeText("Paper", "AAA", "_considering_", "a)\tthat satellites help all;");
  const follow = openFollowedMerge({ seq: room.opinion().seq, merge: desk.merge() });
  const before = follow(entries())!;
  expect(before).toBe(desk.merge());
  desk.write("satellites", "that satellites help everybody");
  desk.drop("fees", "said elsewhere");
  room.as("lead").must({ type: "openMerge", openness: "open" });
  const after = follow(entries().slice(-20))!;
  expect(after).toEqual(mergingOf(room.opinion()).merges[0]);
  // Rows that no act touched stay the same object: a page draws the other rows anew, and no more.
  const same = after.rows.filter((row, i) => row === before.rows[i]);
  expect(same).toHaveLength(before.rows.length - 2);
  expect(follow(entries())).toBe(after);
});

test("U2 others are told that there is a merge, and its acts change nothing for them", () => {
  const { room, desk } = openDesk();
  const away = withMerges(room.opinion(), mergingOf(room.opinion()).merges.map(awayMerge));
  const { seq } = room.opinion();
  desk.write("satellites", "that satellites help everybody");
  const later = room.entries().filter((entry) => entry.seq > seq);
  const told = later.reduce((opinion, entry) => applyEvent(opinion, entry as never), away);
  expect(mergingOf(told).merges).toEqual(mergingOf(away).merges);
  expect(mergingOf(told).merges[0]).toMatchObject({ inputs: [], rows: [], isAway: true });
});

test("U2 where entries may have gone in between, the merge is asked for anew", () => {
  const { desk } = openDesk();
  const follow = openFollowedMerge({ seq: 1, merge: desk.merge() });
  const many = Array.from(
    { length: 500 },
    (_, i) => ({ seq: 1_000 + i, type: "penSet" }) as unknown as Entry,
  );
  expect(follow(many)).toBeNull();
});

test("U16 takes an input off the desk; written rows stay, and the working text cannot go", () => {
  const { room, desk } = openDesk();
  desk.takeText(
    "Paper",
    "AAA",
    "_considering_",
    "a)\tthat satellites help all;",
    "b)\tlamps burn all night long;",
    "c)\toil costs much money;",
  );
  desk.write("lamps", "lamps burn by night");
  const [working, paper] = desk.merge().inputs;
  const off = { type: "removeMergeInput", mergeId: desk.merge().id } as const;
  expect(room.as("lead").ask({ ...off, inputId: working!.id })).toBe("nothingToDo");
  room.as("lead").must({ ...off, inputId: paper!.id });
  expect(desk.merge().inputs).toEqual([working]);
  expect(desk.texts()).toEqual([
    "considering",
    "that satellites help",
    "lamps burn by night",
    "that fees are high",
    "that seas rise",
  ]);
  expect(room.as("lead").ask({ ...off, inputId: paper!.id })).toBe("noSuchPlace");
});
