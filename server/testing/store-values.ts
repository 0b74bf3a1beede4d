import { commandId, sessionId, type UserId, userId } from "../../shared/ids.ts";
import { FOR_ALL } from "../../shared/people/readers.ts";
import { checkpointHash } from "../store/checkpoint-hash.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { EMPTY_CHAIN, withoutBody } from "../store/check-row.ts";
import type { Row } from "../store/store.ts";

/** Values by chance that a store takes, out of few enough that calls meet each other's. */

export const STORE_USERS = [
  "01J0000000000000000000AAAA",
  "01J0000000000000000000BBBB",
  "01J0000000000000000000CCCC",
].map(userId);
export const STORE_STREAMS = ["forum", "01J00000000000000000000001", "Ünion"];

type Chance = (below: number) => number;

/** Rows of words and entries of each stream, chained; some are given twice. */
function openWriters(chance: Chance) {
  const logs = new Map(STORE_STREAMS.map((stream) => [stream, openChainWriter(stream, EMPTY_CHAIN)]));
  const given: Row[] = [];
  const next = (stream: string, user: UserId, at: number): readonly Row[] => {
    const log = logs.get(stream)!;
    for (let n = chance(4); n >= 0; n--) {
      if (chance(2) === 0) {
        const update = new Uint8Array(chance(300));
        log.words({ at, by: user, client: chance(9), update, copied: chance(3) === 0 ? COPIED : null });
      } else {
        const command = { user, id: commandId(`c${chance(30)}`) };
        log.entry({ at, by: user, body: { type: "test", text: "ö\u0000" }, readers: FOR_ALL, command });
        if (chance(2) === 0) log.tell([NOTICE]);
      }
    }
    const rows = log.take();
    given.push(...rows);
    return rows;
  };
  return { next, given };
}
const COPIED = { standIns: [[7, STORE_USERS[0]!]] as const, moved: [] };
const NOTICE = { kind: "marked", for: { kind: "everybody" }, groupId: null } as never;

export function openStoreValues(chance: Chance) {
  const one = <Some>(some: readonly Some[]): Some => some[chance(some.length)]!;
  const { next, given } = openWriters(chance);
  let at = 1_000;
  const now = (): number => at;
  const later = (): void => void (at += chance(40));
  const text = (): string => one(["", "a", "Zoë", "中文", "b'\"\\", "c\n"]);
  const few = (): string => `${chance(6)}`;
  const session = () => ({
    hash: `s${chance(12)}`,
    id: sessionId(few()),
    createdAt: now(),
    seenAt: now(),
    device: text(),
    way: "link" as const,
  });
  const link = (user: UserId) => ({
    hash: `l${chance(12)}`,
    user,
    kind: one(["invitation", "mail", "device"] as const),
    at: now(),
    endsAt: now() + chance(9),
    code: one([null, few()]),
    asker: one([null, few()]),
  });
  const checkpoint = (stream: string) => {
    const body = new Uint8Array(chance(50)).fill(chance(9));
    const made = { stream, seq: chance(20), format: 5 + chance(3), body };
    return { ...made, hash: checkpointHash(made) };
  };
  const identity = (user: UserId) => ({ issuer: few(), subject: few(), user, boundAt: now(), usedAt: now() });
  const passkey = (user: UserId) => ({
    id: few(),
    user,
    name: text(),
    publicKey: "key",
    counter: chance(3),
    createdAt: now(),
    usedAt: null,
  });
  const failed = (user: UserId) => ({
    at: now(),
    act: "signInFailed" as const,
    user: one([user, null]),
    by: null,
    way: null,
    device: null,
    reason: one(["notSignedIn" as const, null]),
    count: 1 + chance(3),
  });
  const mail = (user: UserId) => ({
    key: `m${chance(20)}`,
    user: one([user, null]),
    address: "a@example.org",
    kind: one(["now", "daily"]),
    language: "en",
    body: text(),
    messageId: few(),
    queuedAt: now(),
  });
  const removalOf = (stream: string, user: UserId) => {
    const left = given
      .filter((row) => row.stream === stream && row.kind === "words" && row.seq % 3 === 0)
      .slice(0, 4)
      .map((row) => withoutBody(row, new Uint8Array(chance(2))));
    const days = [{ stream, day: `2026-11-0${1 + chance(9)}`, seq: chance(9), at: now(), body: text() }];
    return { told: next(stream, user, now()), left, checkpoints: [checkpoint(stream)], days };
  };
  return {
    one,
    next,
    given,
    now,
    later,
    text,
    few,
    session,
    link,
    checkpoint,
    identity,
    passkey,
    failed,
    mail,
    removalOf,
  };
}
