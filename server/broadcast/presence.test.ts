import * as Y from "yjs";
import { expect, test } from "vitest";
import { AWARENESS_BYTES_MAX } from "../../shared/limits.ts";
import { readAwareness } from "../../shared/wire/awareness.ts";
import { openPresence } from "./presence.ts";

const CLIENT = 7;
const person = () => ({ userId: "one", symbol: "AAA", role: "delegate" }) as never;

/** The cursor that others would see after this one, which follows a proper one. */
function seenAfter(cursor: string): { readonly cursor: unknown; readonly bytes: number } {
  const presence = openPresence(new Y.Doc(), () => undefined);
  presence.put({ client: CLIENT, clock: 1, json: '{"cursor":"before","user":{}}' }, person);
  presence.moved(1);
  presence.put({ client: CLIENT, clock: 2, json: `{"cursor":${cursor},"user":{}}` }, person);
  const [state] = readAwareness(presence.encode(presence.moved(1)) ?? presence.encodeAll()!)!;
  presence.close();
  const { json } = state!;
  return { cursor: (JSON.parse(json) as { cursor: unknown }).cursor, bytes: Buffer.byteLength(json) };
}

test("G7 a state stays within its bytes, in any script, and when it is written anew", () => {
  const usual = seenAfter('"after"');
  expect(usual.cursor).toBe("after");
  const room = AWARENESS_BYTES_MAX - usual.bytes;
  const fits = "x".repeat(room);
  expect(seenAfter(JSON.stringify(fits + "after"))).toEqual({
    cursor: fits + "after",
    bytes: AWARENESS_BYTES_MAX,
  });
  expect(seenAfter(JSON.stringify(`${fits}x after`)).cursor).toBe("before");
  // Fewer characters than bytes.
  expect(seenAfter(JSON.stringify("和".repeat(AWARENESS_BYTES_MAX / 3))).cursor).toBe("before");
  // Five characters become twenty-two.
  expect(seenAfter(`[${Array(150).fill("1e20").join()}]`).cursor).toBe("before");
});

test("W25 of the cursors that wait, those that have waited longest go first", () => {
  const presence = openPresence(new Y.Doc(), () => undefined);
  const says = (client: number, clock: number): void =>
    presence.put({ client, clock, json: '{"cursor":"here"}' }, person);
  for (const client of [3, 1, 2]) says(client, 1);
  expect(presence.moved(2)).toEqual([3, 1]);
  says(3, 2);
  says(2, 2);
  // A newcomer is told all at once, and the others still have their turn.
  presence.encodeAll();
  expect(presence.waiting()).toBe(2);
  expect(presence.moved(1)).toEqual([2]);
  presence.remove(1);
  expect(presence.moved(Infinity)).toEqual([3, 1]);
  expect(presence.waiting()).toBe(0);
  expect(presence.moved(Infinity)).toEqual([]);
  presence.close();
});
