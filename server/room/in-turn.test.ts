import { afterAll, beforeAll, expect, test } from "vitest";
import { BATCH_INTERVAL_MS_MAX } from "../../shared/limits.ts";
import type { LocalPage } from "../testing/local-page.ts";
import { type OpenedRoom, openRoomDesk, type RoomDesk } from "../testing/room-desk.ts";

const WORDS = "Member States consider space connectivity";

let desk: RoomDesk;
let opened: OpenedRoom;
let page: LocalPage;
beforeAll(async () => {
  desk = await openRoomDesk();
  opened = await desk.room([WORDS]);
  page = opened.page(desk.delegates[0]!, { concord: true });
  page.connect();
  await untilSaved();
});
afterAll(async () => {
  await opened.close();
  await desk.close();
});

const exchange = (): void => {
  while (page.say() || page.hear());
};
async function untilSaved(): Promise<void> {
  for (let turn = 0; turn < 100 && !page.isSaved(); turn++) {
    exchange();
    await new Promise((resolve) => setTimeout(resolve, BATCH_INTERVAL_MS_MAX / 5));
  }
  expect(page.isSaved()).toBe(true);
}
/** Types, and the server has read it: no frame has left since. */
const type = (text: string): void => {
  page.text(opened.clauses[0]!)!.insert(0, text);
  while (page.say());
};

test("C2 an act that comes behind words finds them, though they still wait for their frame", async () => {
  const [clauseId] = opened.clauses;
  const { document } = await opened.room.view();
  const { hash } = document.clauses.find((one) => one.id === clauseId)!;
  type("All ");
  const answer = await opened.ask({ type: "markClause", clauseId: clauseId!, tier: "ad-referendum", hash });
  expect(answer).toMatchObject({ refusal: { reason: "wordsChanged" } });
  await untilSaved();
});

test("W8 whoever asks for the words gets those that still wait for their frame, all on disk", async () => {
  const before = (await opened.room.view()).seq;
  type("a");
  type("b");
  const { document, seq } = await opened.room.view();
  expect(document.clauses.some((one) => one.text.includes("baAll Member"))).toBe(true);
  expect(seq).toBe(before + 2);
  await untilSaved();
});

test("W9 who leaves right after typing leaves the words behind", async () => {
  type("c");
  page.disconnect();
  const { document } = await opened.room.view();
  expect(document.clauses.some((one) => one.text.includes("cbaAll Member"))).toBe(true);
});

test("W9 a room that is closed takes the words that still wait for their frame", async () => {
  page.connect();
  await untilSaved();
  type("d");
  await opened.room.close();
  const room = await opened.reopen();
  const { document } = await room.view();
  await room.close();
  expect(document.clauses.some((one) => one.text.includes("dcbaAll Member"))).toBe(true);
});
