import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import {
  FORUM_TEXT_BYTES_MAX,
  OPINION_SHARE_PERCENT_MAX,
  OPINION_TEXT_BYTES_MAX,
  PERSON_SHARE_PERCENT_MAX,
} from "../../shared/limits.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { seeded } from "../testing/chance.ts";
import { openRoomDesk, type RoomDesk } from "../testing/room-desk.ts";
import { CHECKPOINT_FORMAT, heldAtEnd } from "../replay/checkpoint.ts";

/** Working days of a very busy delegation: twenty months have 420. */
const DAYS = Number(process.env["DAYS"] ?? 60);
const SEED = Number(process.env["SEED"] ?? 7);
/** Each in a place of its own in one Opinion: keys typed one after the other are one piece. */
const EDITS_A_DAY = 40;
const PAGES_A_DAY = 10;
const PARAGRAPHS = 60;
const CHARS_MAX = 1_500;

let desk: RoomDesk;
beforeAll(async () => {
  desk = await openRoomDesk();
});
afterAll(async () => desk.close());

test(`G12 a delegation that edits all day, ${DAYS} days, is far from its limit (SEED=${SEED})`, async () => {
  const random = seeded(SEED);
  const opened = await desk.room(Array.from({ length: PARAGRAPHS }, (_, n) => `Paragraph ${n}`));
  const { room, clauses, id } = opened;
  const [user] = desk.delegates;
  const page = new Y.Doc();
  const bring = (update: Uint8Array): void => Y.applyUpdate(page, update, "server");
  const first = desk.concord.store.read(id, 0, { limit: 1_000 });
  for (const row of await first) if (row.kind === "words") bring(row.body);
  const connection = {
    user: user!,
    concord: false,
    send: () => undefined,
    buffered: () => 0,
    close: () => undefined,
    cut: () => undefined,
    refuse: () => undefined,
  };
  room.join(connection);
  let edits = 0;
  const updates: Uint8Array[] = [];
  page.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "server") updates.push(update);
  });
  for (let day = 0; day < DAYS; day++) {
    for (let burst = 0; burst < EDITS_A_DAY; burst++) {
      if (burst % (EDITS_A_DAY / PAGES_A_DAY) === 0) page.clientID = 1_000_000 + day * EDITS_A_DAY + burst;
      edit(page, clauses[random(clauses.length)]!, random);
      for (const update of updates.splice(0)) {
        const taken = room.takeWords(connection, { step2: false, update });
        if (taken !== "taken") throw new Error(`day ${day}: ${JSON.stringify(taken)}`);
        edits += 1;
      }
    }
    await room.view();
  }
  await opened.close();
  const checkpoint = await desk.concord.store.checkpoint(id, CHECKPOINT_FORMAT);
  const held = heldAtEnd(checkpoint!.body)!;
  const own = held.byPerson.get(user!)!;
  const share = (OPINION_SHARE_PERCENT_MAX * PERSON_SHARE_PERCENT_MAX) / 10_000;
  const most = (OPINION_TEXT_BYTES_MAX / (1 + 1 / share)) | 0;
  console.log(
    `busy delegation: ${edits} edits in ${DAYS} days hold ${(own / 2 ** 20).toFixed(1)} MB of ${Math.round(most / 2 ** 20)} MB ` +
      `that one person may hold in an Opinion; the forum has ${FORUM_TEXT_BYTES_MAX / 2 ** 20} MB (SEED=${SEED})`,
  );
  expect(own).toBeLessThan(most / 2);
}, 3_600_000);

/** A sentence typed, words put in or taken out somewhere; paragraphs neither grow for ever nor vanish. */
function edit(page: Y.Doc, clause: ClauseId, random: (below: number) => number): void {
  const text = rootText(page, clause)!;
  page.transact(() => {
    const at = random(text.length + 1);
    if (text.length > CHARS_MAX) text.delete(random(text.length - 400), 100 + random(300));
    else if (random(4) === 0 && at < text.length) text.delete(at, Math.min(1 + random(30), text.length - at));
    else text.insert(at, "some words, ".repeat(1 + random(5)).slice(0, 2 + random(50)));
  });
}
