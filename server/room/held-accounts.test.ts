import { expect, test } from "vitest";
import { type AuthorId, type DelegationId, type OpinionId, type UserId, userId } from "../../shared/ids.ts";
import { FORUM_TEXT_BYTES_MAX, OPINION_TEXT_BYTES_MAX } from "../../shared/limits.ts";
import { openHeldAccounts } from "./held-accounts.ts";
import type { HeldWork } from "../replay/held-work.ts";

const MB = 1024 * 1024;
const NOTHING: HeldWork = { bytes: 0, byPerson: new Map() };

/** People are `AAA 1`, `AAA 2` …; those without a delegation are offices. */
const delegationOf = (user: AuthorId): DelegationId | null =>
  user.includes(" ") ? (user.split(" ")[0] as DelegationId) : null;

/** Writes a megabyte at a time until it is refused; gives how many were taken. */
function fill(accounts: ReturnType<typeof openHeldAccounts>, rooms: readonly string[], by: string): number {
  let taken = 0;
  for (const id of rooms) {
    // The account knows only their charges.
    const room = accounts.room(id as OpinionId, { kind: "opinion", count: () => held(accounts, id) });
    while (room.refusal(userId(by), MB) === null) {
      room.charge(userId(by), MB);
      note(accounts, id, by);
      taken += 1;
    }
  }
  return taken;
}
const notes = new WeakMap<object, Map<string, Map<UserId, number>>>();
function note(accounts: object, id: string, by: string): void {
  const ofRoom = notes.get(accounts) ?? new Map<string, Map<UserId, number>>();
  notes.set(accounts, ofRoom);
  const people = ofRoom.get(id) ?? new Map<UserId, number>();
  ofRoom.set(id, people);
  people.set(userId(by), (people.get(userId(by)) ?? 0) + MB);
}
function held(accounts: object, id: string): HeldWork {
  const byPerson = notes.get(accounts)?.get(id) ?? new Map<UserId, number>();
  return { bytes: [...byPerson.values()].reduce((sum, one) => sum + one, 0), byPerson };
}

const ROOMS = ["1", "2", "3", "4", "5"];

test("G12 a person, and a delegation, come to an end over all Opinions together", () => {
  const accounts = openHeldAccounts({ delegationOf });
  const first = fill(accounts, ROOMS, "AAA 1");
  const second = fill(accounts, ROOMS, "AAA 2");
  expect(first).toBeGreaterThan(60);
  // Colleagues can always go on, and many people are no way round.
  expect(second).toBeGreaterThan(5);
  const more = Array.from({ length: 50 }, (_, n) => fill(accounts, ROOMS, `AAA ${n + 3}`));
  expect(first + second + more.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(90);
});

test("G12 leaves room for one more delegation, however many are at their limit", () => {
  const accounts = openHeldAccounts({ delegationOf });
  const shares = Array.from({ length: 60 }, (_, n) => fill(accounts, ROOMS, `D${n} 1`));
  expect(accounts.total()).toBeLessThan(FORUM_TEXT_BYTES_MAX);
  const most = Math.max(...shares);
  const room = accounts.room("1" as OpinionId, { kind: "opinion", count: () => held(accounts, "1") });
  expect(room.refusal(userId("NEW 1"), 300_000)).toBeNull();
  console.log(`60 delegations at their limit: ${most} MB the first, ${accounts.total() / MB} MB in all`);
});

test("G12 one Opinion is not filled by one delegation, nor an office shut out by delegations", () => {
  const accounts = openHeldAccounts({ delegationOf });
  for (let n = 0; n < 30; n++) fill(accounts, ["1"], `D${n} 1`);
  expect(held(accounts, "1").bytes).toBeLessThan(OPINION_TEXT_BYTES_MAX);
  expect(fill(accounts, ["1"], "facilitator")).toBeGreaterThan(0);
});

test("G12 counts anew before a refusal, so that merged or deleted pieces do not count", () => {
  let now = 0;
  const accounts = openHeldAccounts({ delegationOf, now: () => now });
  let counts = 0;
  const room = accounts.room("1" as OpinionId, {
    kind: "opinion",
    count: () => {
      counts += 1;
      return NOTHING;
    },
  });
  room.counted(NOTHING);
  for (let n = 0; n < 500; n++) {
    now += 10;
    expect(room.refusal(userId("AAA 1"), MB)).toBeNull();
    room.charge(userId("AAA 1"), MB);
  }
  expect(counts).toBeGreaterThan(5);
  expect(counts).toBeLessThan(30);
});

test("G12 closed rooms still count, and a dismissed person still counts for their delegation", () => {
  const accounts = openHeldAccounts({ delegationOf });
  accounts.know("draft" as OpinionId, { bytes: 80 * MB, byPerson: new Map([[userId("AAA 9"), 80 * MB]]) });
  expect(fill(accounts, ROOMS, "AAA 1")).toBeLessThan(13);
  expect(fill(accounts, ROOMS, "BBB 1")).toBeGreaterThan(30);
});
