import { expect, test } from "vitest";
import { INBOX_BYTES_MAX, INBOX_MESSAGES_MAX } from "../../shared/limits.ts";
import { openInbox } from "./inbox.ts";

test("what came is carried out in its order, and wakes the room once", () => {
  let woken = 0;
  const inbox = openInbox({ wake: () => (woken += 1) });
  const done: number[] = [];
  for (let n = 1; n <= 5; n++) inbox.put(() => done.push(n), 100);
  expect([woken, done]).toEqual([1, []]);
  inbox.empty();
  expect(done).toEqual([1, 2, 3, 4, 5]);
  inbox.put(() => done.push(6), 100);
  expect(woken).toBe(2);
  inbox.empty();
  inbox.empty();
  expect(done).toEqual([1, 2, 3, 4, 5, 6]);
});

test("what asks the room for something while it is carried out does not go on to what came after it", () => {
  const inbox = openInbox({ wake: () => undefined });
  const done: string[] = [];
  inbox.put(() => {
    done.push("first begins");
    inbox.empty();
    inbox.put(() => done.push("third"), 1);
    done.push("first ends");
  }, 1);
  inbox.put(() => done.push("second"), 1);
  inbox.empty();
  expect(done).toEqual(["first begins", "first ends", "second"]);
  inbox.empty();
  expect(done.at(-1)).toBe("third");
});

test("a flood does not wait for the frame: neither many messages nor large ones", () => {
  const inbox = openInbox({ wake: () => undefined });
  let done = 0;
  for (let n = 1; n < INBOX_MESSAGES_MAX; n++) inbox.put(() => (done += 1), 1);
  expect(done).toBe(0);
  inbox.put(() => (done += 1), 1);
  expect(done).toBe(INBOX_MESSAGES_MAX);
  inbox.put(() => (done += 1), INBOX_BYTES_MAX);
  expect(done).toBe(INBOX_MESSAGES_MAX + 1);
});
