import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { userId } from "../../shared/ids.ts";
import { writeAwareness } from "../../shared/wire/awareness.ts";
import { readServerMessage } from "../../shared/wire/codec.ts";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import { openBroadcaster } from "./broadcaster.ts";
import type { RoomConnection } from "./room-connection.ts";

/** A room of people whose names begin with the sign of their delegation. Nothing is stored. */
function openPeople() {
  const broadcaster = openBroadcaster({
    doc: new Y.Doc(),
    append: () => Promise.resolve(),
    takeRows: () => [],
    takeIn: () => undefined,
    roster: {
      told: (user) => ({ symbol: user[0]!.repeat(3), delegationId: null, role: "delegate" }),
      mayKnow: (reader, user) => reader[0] === user[0],
    },
    windows: () => ({ now: 0, open: [], acting: [] }) as never,
    mayRead: () => true,
    failed: (error) => {
      throw error;
    },
  });
  const come = (name: string) => {
    /** The people of each message that told of some. */
    const told: RosterPerson[][] = [];
    let messages = 0;
    const connection: RoomConnection = {
      user: userId(name),
      concord: true,
      send: (bytes) => {
        messages += 1;
        const heard = readServerMessage(bytes);
        const people = heard?.kind === "frame" ? heard.frame.news?.people : undefined;
        if (people !== undefined && people.length > 0) told.push([...people]);
      },
      buffered: () => 0,
      close: () => undefined,
      cut: () => undefined,
      refuse: () => undefined,
    };
    broadcaster.join(connection);
    return {
      told,
      leave: (): void => broadcaster.leave(connection),
      isHere: (): boolean => messages > 0,
      show: (client: number): void =>
        broadcaster.takeAwareness(connection, writeAwareness({ client, clock: 1, json: '{"cursor":null}' }), {
          mayUse: () => true,
          bind: () => undefined,
        }),
    };
  };
  return { broadcaster, come };
}

type Someone = ReturnType<ReturnType<typeof openPeople>["come"]>;

const userOf = ({ userId: id }: RosterPerson): string | undefined => id;

test("A7 newcomers are told at once, as persons to their delegation alone", async () => {
  const { broadcaster, come } = openPeople();
  const names = Array.from({ length: 30 }, (_, i) => `${"ABC"[i % 3]!}${i}`);
  const people = names.map(come);
  await vi.waitFor(() => expect(people.every(({ isHere }) => isHere())).toBe(true));
  people.forEach(({ show }, i) => show(100 + i));
  await vi.waitFor(() => expect(people.at(-1)!.told).toHaveLength(2));
  for (const [i, { told }] of people.entries()) {
    const known = told.filter((some) => some.some(({ userId: id }) => id !== undefined));
    const own = names.filter((name) => name[0] === names[i]![0]);
    expect(known.map((some) => some.map(userOf))).toEqual([own]);
  }

  // One who comes later is told alone, behind what all are told of them.
  const late = come("A99");
  await vi.waitFor(() => expect(late.told.length).toBeGreaterThan(0));
  for (const { told } of people) told.length = 0;
  late.show(500);
  await vi.waitFor(() => expect(people[0]!.told).toHaveLength(2));
  expect(people[0]!.told.map((some) => some.map(userOf))).toEqual([[undefined], ["A99"]]);
  expect(people[1]!.told.map((some) => some.map(userOf))).toEqual([[undefined]]);
  // The late one hears of all who are here, and of their own as persons.
  const own = names.filter((name) => name.startsWith("A"));
  expect(late.told.flat().map(userOf)).toEqual(expect.arrayContaining(own));
  expect(
    late.told
      .flat()
      .map(userOf)
      .filter((id) => id !== undefined && !id.startsWith("A")),
  ).toEqual([]);
  await broadcaster.close();
});

test("A7 who comes and leaves at once is not told as a person behind it", async () => {
  const { broadcaster, come } = openPeople();
  const [one, other, stays] = ["A1", "A2", "A3"].map(come) as [Someone, Someone, Someone];
  await vi.waitFor(() => expect(stays.isHere()).toBe(true));
  one.show(1);
  other.show(2);
  stays.show(3);
  other.leave();
  await vi.waitFor(() => expect(one.told).toHaveLength(2));
  expect(one.told[1]!.map(userOf)).toEqual(["A1", "A3"]);
  await broadcaster.close();
});
