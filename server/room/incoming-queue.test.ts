import { expect, test } from "vitest";
import { QUEUED_BYTES_MAX, QUEUED_MESSAGES_MAX } from "../../shared/limits.ts";
import { openIncomingQueue } from "./incoming-queue.ts";

/** A message that carries itself out. */
type Queued = { readonly bytes: number; readonly among: () => boolean; readonly alone: () => void };
const handlers = {
  together: (carryOut: () => void): void => carryOut(),
  among: (queued: Queued): boolean => queued.among(),
  alone: (queued: Queued): void => queued.alone(),
};
/** One that stands alone. */
const alone = (act: () => void, bytes = 1): Queued => ({ bytes, among: () => false, alone: act });

test("what came is carried out in its order, and wakes the room once", () => {
  let woken = 0;
  const queue = openIncomingQueue({ wake: () => (woken += 1), ...handlers });
  const done: number[] = [];
  for (let n = 1; n <= 5; n++) queue.put(alone(() => done.push(n)));
  expect([woken, done]).toEqual([1, []]);
  queue.empty();
  expect(done).toEqual([1, 2, 3, 4, 5]);
  queue.put(alone(() => done.push(6)));
  expect(woken).toBe(2);
  queue.empty();
  queue.empty();
  expect(done).toEqual([1, 2, 3, 4, 5, 6]);
});

test("a request made while the room carries one out is not taken with what came after it", () => {
  const queue = openIncomingQueue({ wake: () => undefined, ...handlers });
  const done: string[] = [];
  queue.put(
    alone(() => {
      done.push("first begins");
      queue.empty();
      queue.put(alone(() => done.push("third")));
      done.push("first ends");
    }),
  );
  queue.put(alone(() => done.push("second")));
  queue.empty();
  expect(done).toEqual(["first begins", "first ends", "second"]);
  queue.empty();
  expect(done.at(-1)).toBe("third");
});

test("a flood does not wait for the frame: neither many messages nor large ones", () => {
  const queue = openIncomingQueue({ wake: () => undefined, ...handlers });
  let done = 0;
  for (let n = 1; n < QUEUED_MESSAGES_MAX; n++) queue.put(alone(() => (done += 1)));
  expect(done).toBe(0);
  queue.put(alone(() => (done += 1)));
  expect(done).toBe(QUEUED_MESSAGES_MAX);
  queue.put(alone(() => (done += 1), QUEUED_BYTES_MAX));
  expect(done).toBe(QUEUED_MESSAGES_MAX + 1);
});

test("items that can stand together are one transaction; one that stands alone ends it", () => {
  const done: string[] = [];
  const queue = openIncomingQueue({
    ...handlers,
    wake: () => undefined,
    together: (carryOut) => {
      done.push("(");
      carryOut();
      done.push(")");
    },
  });
  const among = (name: string): Queued => ({
    bytes: 1,
    among: () => done.push(name) > 0,
    alone: () => done.push(`${name} twice`),
  });
  for (const letter of [among("a"), among("b"), alone(() => done.push("C")), among("d")]) queue.put(letter);
  queue.empty();
  expect(done.join("")).toBe("(ab)C(d)");
});
