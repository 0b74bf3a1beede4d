import { afterAll, beforeAll, expect, test } from "vitest";
import { CHAR_BYTES, PIECE_BYTES } from "../../shared/limits.ts";
import type { LocalPage } from "../testing/local-page.ts";
import { openRoomDesk, type RoomDesk } from "../testing/room-desk.ts";
import { until } from "../testing/y-client.ts";

/** Nearly as many as the fast way takes. */
const KEY_CHARS = 3_900;

let desk: RoomDesk;
beforeAll(async () => {
  desk = await openRoomDesk("space", () => 0);
});
afterAll(() => desk.close());

async function untilSaved(page: LocalPage): Promise<void> {
  await until("it is saved", () => {
    while (page.say() || page.hear());
    return page.isSaved();
  });
}

/** Messages that a person may still send after they typed these words, one key each. */
async function leftAfter(keys: readonly string[]): Promise<number> {
  const opened = await desk.room(["Member States consider space connectivity"]);
  const [user] = desk.delegates;
  const page = opened.page(user!, { concord: true });
  page.connect();
  await untilSaved(page);
  const text = page.text(opened.clauses[0]!)!;
  for (const key of keys) text.insert(text.length, key);
  await untilSaved(page);
  const mayStill = (messages: number): boolean => opened.room.spend(user!, { messages, bytes: 0 }) === 0;
  let left = 0;
  while (mayStill(1)) left += 1;
  await opened.close();
  return left;
}

test("G9 long words that come as one key cost as many messages as they fill", async () => {
  const long = Array.from({ length: 3 }, () => "a".repeat(KEY_CHARS));
  const messages = Math.floor((KEY_CHARS * CHAR_BYTES) / (8 * PIECE_BYTES));
  const more = (await leftAfter(["a", "b", "c"])) - (await leftAfter(long));
  expect(more).toBeGreaterThanOrEqual(long.length * messages);
});
