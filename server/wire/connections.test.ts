import { expect, test } from "vitest";
import { delegationId, userId } from "../../shared/ids.ts";
import {
  CONNECTIONS_PER_DELEGATION_MAX,
  CONNECTIONS_PER_PERSON_MAX,
  UNSENT_BYTES_MAX,
} from "../../shared/limits.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { type Connections, openConnections } from "./connections.ts";

/** Opens one, and tells whether it was crowded out. */
function enter(
  connections: Connections,
  user: string,
  {
    of = null,
    usedAt = 0,
    unsent = 0,
    session = "",
  }: { of?: string | null; usedAt?: number; unsent?: number; session?: string } = {},
) {
  const told = { crowdedOut: false, signedOut: false };
  const whose = { user: userId(user), delegationId: of === null ? null : delegationId(of) };
  const leave = connections.enter(whose, {
    usedAt: () => usedAt,
    unsent: () => unsent,
    session,
    end: (code) => {
      told.crowdedOut ||= code === CLOSE.crowded;
      told.signedOut ||= code === CLOSE.signedOut;
      leave?.();
    },
  });
  return { told, leave };
}

test("G11 one connection too many closes its person's least used one, whoever else is there", () => {
  const connections = openConnections();
  const other = enter(connections, "other", { of: "AAA", usedAt: -1 });
  const own = Array.from({ length: CONNECTIONS_PER_PERSON_MAX }, (_, n) =>
    enter(connections, "one", { of: "AAA", usedAt: n === 7 ? -5 : n }),
  );
  expect(own.filter(({ told }) => told.crowdedOut)).toEqual([]);
  expect(enter(connections, "one", { of: "AAA", usedAt: 99 }).leave).not.toBeNull();
  expect(own.flatMap(({ told }, n) => (told.crowdedOut ? [n] : []))).toEqual([7]);
  expect([other.told.crowdedOut, connections.count()]).toEqual([false, CONNECTIONS_PER_PERSON_MAX + 1]);
});

test("G11 a whole delegation is within its limit; one person cannot use up the others' share", () => {
  const connections = openConnections();
  for (let n = 0; n < 10_000; n++) enter(connections, "hostile", { of: "AAA", usedAt: n });
  // Fifteen people, each with eight windows in five Opinions.
  const honest = Array.from({ length: 14 * 40 }, (_, n) => enter(connections, `p${n % 14}`, { of: "AAA" }));
  expect(honest.every(({ leave, told }) => leave !== null && !told.crowdedOut)).toBe(true);
  while (connections.count() < CONNECTIONS_PER_DELEGATION_MAX)
    enter(connections, `q${connections.count() % 9}`, { of: "AAA" });
  expect(enter(connections, "late", { of: "AAA" }).leave).toBeNull();
  expect(enter(connections, "late", { of: "BBB" }).leave).not.toBeNull();
  honest[0]!.leave!();
  // Leaving twice counts once.
  honest[0]!.leave!();
  expect(enter(connections, "late", { of: "AAA" }).leave).not.toBeNull();
  expect(enter(connections, "later", { of: "AAA" }).leave).toBeNull();
});

test("G11 two hundred people behind one address are two hundred accounts", () => {
  const connections = openConnections();
  for (let n = 0; n < 200 * 6; n++)
    expect(enter(connections, `p${n % 200}`, { of: `d${n % 20}` }).leave).not.toBeNull();
});

test("G11 of a person who reads nothing it is known over all connections", () => {
  const connections = openConnections();
  const each = UNSENT_BYTES_MAX / 8;
  const own = Array.from({ length: 8 }, () => enter(connections, "one", { unsent: each }));
  expect(connections.readsTooLittle(userId("one"))).toBe(false);
  own.push(enter(connections, "one", { unsent: 1 }));
  expect(connections.readsTooLittle(userId("one"))).toBe(true);
  expect(connections.readsTooLittle(userId("two"))).toBe(false);
  for (const { leave } of own) leave!();
  expect(connections.readsTooLittle(userId("one"))).toBe(false);
});

test("A6 A15 the end of a sign-in closes its connections in all rooms, and those of no other", () => {
  const connections = openConnections();
  const ended = [0, 1].map(() => enter(connections, "one", { session: "ended" }));
  const other = enter(connections, "one", { session: "other" });
  connections.closeEnded((session) => session === "ended");
  expect(ended.map(({ told }) => told.signedOut)).toEqual([true, true]);
  expect([other.told.signedOut, connections.count()]).toEqual([false, 1]);
});
