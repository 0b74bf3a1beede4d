import * as fc from "fast-check";
import { expect, expectTypeOf, test } from "vitest";
import { sha256Hex } from "../text/hash.ts";
import { bodyDigest, canonicalJson, entryBody, firstBrokenEntry, GENESIS, rowHash } from "./chain.ts";
import type { ForumEvent, ForumEntry } from "../forum/forum.ts";
import type { OpinionEvent, Entry } from "./event.ts";
import type { HiddenEntry } from "../people/readers.ts";
import { openTestRoom } from "../testing/room.ts";
import { perform, steps } from "../testing/steps.ts";

/** Chains a room's entries as the server's log does, from the acts that `decide` gave. */
function chained(list: Parameters<typeof perform>[1][]): Entry[] {
  const room = openTestRoom();
  for (const step of list) perform(room, step);
  let prev = GENESIS;
  return room.entries().map(({ seq, at, ...event }, i) => {
    const salt = sha256Hex(`salt ${i}`).slice(0, 32);
    const body = { ...event, forumSeq: 3 };
    const hash = rowHash({ seq, prev, kind: "minutes", at, digest: bodyDigest(salt, body) });
    const entry = { ...body, seq, at, salt, prev, hash } as Entry;
    prev = hash;
    return entry;
  });
}
const hidden = ({ seq, prev, hash }: Entry): HiddenEntry => ({ seq, prev, hash });
const minutes = steps.map(chained);

test("M4 canonical JSON: keys by UTF-16 units, no white space, absent values left out", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "é\n" }], a: undefined, A: true, "10": 0.5, "9": -0 })).toBe(
    '{"10":0.5,"9":0,"A":true,"b":[1,{"c":"é\\n","d":null}]}',
  );
  expect(canonicalJson({ "\u{1F600}": 1, "\uFB33": 2 })).toBe('{"\u{1F600}":1,"\uFB33":2}');
});

test("M4 the digest covers the salt, so that nobody can test a guess at a hidden body", () => {
  const [one, other] = ["0".repeat(32), "1".repeat(32)];
  expect(bodyDigest(one, { a: 1 })).not.toBe(bodyDigest(other, { a: 1 }));
  expect(bodyDigest(one, { a: 1, b: 2 })).toBe(bodyDigest(one, { b: 2, a: 1 }));
});

test("M4 a row's hash covers place, predecessor, kind, time and digest", () => {
  const row = { seq: 2, prev: GENESIS, kind: "minutes", at: 5, digest: "d" } as const;
  expect(rowHash(row)).toBe(sha256Hex(`2\n${GENESIS}\nminutes\n5\nd`));
  const others = [
    { ...row, seq: 3 },
    { ...row, prev: "1" },
    { ...row, kind: "words" as const },
    { ...row, at: 6 },
    { ...row, digest: "e" },
  ];
  expect(new Set([row, ...others].map(rowHash)).size).toBe(6);
});

test("M4 an untouched event log verifies, after any negotiation", () => {
  fc.assert(
    fc.property(minutes, (entries) => {
      expect(firstBrokenEntry(entries, GENESIS)).toBeNull();
    }),
  );
});

/** Every place in a value that can be changed, with the change. */
type Path = readonly (string | number)[];
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key])),
  ];
}
function changedAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return changed(value);
  if (Array.isArray(value))
    return value.map((one, i) => (String(i) === String(key) ? changedAt(one, rest) : one));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, one]) => [name, name === key ? changedAt(one, rest) : one]),
  );
}
function changed(value: unknown): unknown {
  if (typeof value === "string") return /^[0-9a-f]{32,}$/.test(value) ? flipped(value) : `${value}x`;
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return [...value, 0];
  return value === null ? 0 : { ...value, more: 1 };
}
const flipped = (hex: string): string => (hex.startsWith("0") ? "1" : "0") + hex.slice(1);

test("M4 a single change anywhere in any entry is found at that entry or the next", () => {
  fc.assert(
    fc.property(minutes, fc.nat(), fc.nat(), (entries, i, j) => {
      const index = i % entries.length;
      const paths = pathsOf(entries[index]).filter((path) => path[0] !== "type" || path.length === 1);
      const path = paths[j % paths.length]!;
      const forged = entries.with(index, changedAt(entries[index], path) as Entry);
      const broken = firstBrokenEntry(forged, GENESIS);
      const place = [forged[index]!.seq, forged[index + 1]?.seq];
      expect(place, path.join(".")).toContain(broken);
    }),
    { numRuns: 400 },
  );
});

test("M4 an entry left out, put in twice or out of order is found", () => {
  fc.assert(
    fc.property(minutes, fc.nat(), (entries, i) => {
      fc.pre(entries.length > 2);
      const index = i % (entries.length - 1);
      expect(firstBrokenEntry(entries.toSpliced(index, 1), GENESIS)).not.toBeNull();
      expect(firstBrokenEntry(entries.toSpliced(index, 0, entries[index]!), GENESIS)).not.toBeNull();
      expect(firstBrokenEntry(entries.with(index, entries[index + 1]!), GENESIS)).not.toBeNull();
      expect(firstBrokenEntry(entries.slice(1), GENESIS)).toBe(entries[1]!.seq);
      expect(firstBrokenEntry(entries.slice(1), entries[0]!.hash)).toBeNull();
    }),
  );
});

test("M5 an event log verifies with entries hidden; a changed hash is found at the next entry", () => {
  fc.assert(
    fc.property(minutes, fc.nat(), (entries, mask) => {
      const seen = entries.map((entry, i) => ((mask >> (i % 30)) & 1 ? hidden(entry) : entry));
      expect(firstBrokenEntry(seen, GENESIS)).toBeNull();
      const index = mask % (entries.length - 1 || 1);
      fc.pre(entries.length > 1);
      const forged = seen.with(index, { ...hidden(entries[index]!), hash: flipped(entries[index]!.hash) });
      expect(firstBrokenEntry(forged, GENESIS)).toBe(entries[index + 1]!.seq);
    }),
  );
});

test("M4 no act uses a name that its entry needs for its place, time or author", () => {
  type Keys<One> = One extends unknown ? keyof One : never;
  type Own = "seq" | "prev" | "hash" | "salt" | "at" | "by" | "forumSeq" | "readers";
  expectTypeOf<Extract<Keys<OpinionEvent>, Own>>().toBeNever();
  expectTypeOf<Extract<Keys<ForumEvent>, Own>>().toBeNever();
  expectTypeOf<Own>().toEqualTypeOf<Exclude<Keys<Entry>, Keys<OpinionEvent>>>();
  expectTypeOf<Exclude<Keys<ForumEntry>, Keys<ForumEvent>>>().toEqualTypeOf<Exclude<Own, "forumSeq">>();
  const entry = chained([])[0]!;
  expect(entryBody(entry)).toEqual({
    type: "opinionOpened",
    opinionId: "01000000000000000000000000",
    groupId: "space",
    number: "4",
    sample: false,
    generation: "g",
    by: "server",
    forumSeq: 3,
  });
});
