import { afterEach, beforeEach, expect, test } from "vitest";
import { KEPT_CHECKPOINT_ROWS } from "../../shared/limits.ts";
import type { Concord } from "../setup/concord.ts";
import { load } from "../replay/load.ts";
import { checkpointHash } from "../store/checkpoint-hash.ts";
import { seeded } from "../testing/chance.ts";
import { type HistoryFolder, historyFolder, typeHistory } from "../testing/long-history.ts";
import { openVersions } from "./versions.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const ROWS = 2 * KEPT_CHECKPOINT_ROWS + 700;

let folder: HistoryFolder;
let concord: Concord;
beforeEach(async () => {
  folder = await historyFolder();
  concord = await folder.open();
});
afterEach(async () => {
  await concord.close();
  folder.remove();
});

const kept = async (): Promise<readonly number[]> => {
  const seqs: number[] = [];
  for (let upTo = Number.MAX_SAFE_INTEGER; ;) {
    const one = await concord.store.keptCheckpoint(folder.id, upTo);
    if (one === null) return seqs;
    seqs.unshift(one.seq);
    upTo = one.seq - 1;
  }
};

test(`D15 D6 a version is the same from kept checkpoints as from all rows (SEED=${SEED})`, async () => {
  await typeHistory(concord, { id: folder.id, rows: ROWS, seed: SEED, acts: "all" });
  const room = (await concord.rooms.get(folder.id))!;
  const lead = [...concord.forum.forum().participants.values()].find((one) =>
    one.leads.includes("space" as never),
  )!;
  await room.command(lead.id, { type: "consolidate" });
  const { seq, opinion } = await room.view();
  const places = await kept();
  expect(places.length).toBeGreaterThanOrEqual(3);
  expect(places).toContain(opinion.baseTexts.at(-1)!.seq);
  const random = seeded(SEED);
  for (const at of [
    1,
    ...places,
    ...places.map((one) => one + 1),
    ...Array.from({ length: 8 }, () => 1 + random(seq)),
  ]) {
    if (at > seq) continue;
    const version = await concord.versions.at(folder.id, at);
    const all = await load(concord.store, folder.id, { to: at });
    expect({ at, opinion: version?.opinion ?? null }).toEqual({ at, opinion: all.opinion });
    if (version !== null) expect(version.words).toEqual(new Map(all.serverDoc.words()));
  }
}, 60_000);

test(`D15 passes over a kept checkpoint that is not sound, and keeps another (SEED=${SEED})`, async () => {
  await typeHistory(concord, { id: folder.id, rows: ROWS, seed: SEED });
  const places = await kept();
  const { store } = concord;
  const whole = await load(store, folder.id, { to: ROWS });
  for (const seq of places) {
    const sound = (await store.keptCheckpoint(folder.id, seq))!;
    const body = Uint8Array.from(sound.body);
    body[body.length >> 1]! ^= 4;
    const later = { ...sound, format: 99 };
    await store.keepCheckpoint(
      seq % 2 === 0 ? { ...sound, body } : { ...later, hash: checkpointHash(later) },
    );
  }
  // Another one that holds no version yet.
  const versions = openVersions(store, () => undefined);
  const version = (await versions.at(folder.id, ROWS))!;
  expect(version.opinion).toEqual(whole.opinion);
  expect(version.words).toEqual(new Map(whole.serverDoc.words()));
  await versions.close();
  const mended = (await kept()).filter((seq) => !places.includes(seq));
  expect(mended.length).toBeGreaterThanOrEqual(2);
  expect(await concord.versions.at(folder.id, 0)).toBeNull();
  expect(await concord.versions.at(folder.id, ROWS + 1_000)).toBeNull();
}, 60_000);

test("D6 a version whose row is not right is refused, and named", async () => {
  await typeHistory(concord, { id: folder.id, rows: 300, seed: SEED });
  const { store } = concord;
  const bad = (await store.read(folder.id, 199, { limit: 1 }))[0]!;
  const broken = {
    ...store,
    read: async (...asked: Parameters<typeof store.read>) =>
      (await store.read(...asked)).map((row) => (row.seq === bad.seq ? { ...row, at: row.at + 1 } : row)),
  };
  const versions = openVersions(broken, () => undefined);
  await expect(versions.at(folder.id, 250)).rejects.toMatchObject({ seq: 200 });
  expect((await versions.at(folder.id, 199))?.seq).toBe(199);
  await versions.close();
});

test("D6 versions asked for beside one that is held are rebuilt one after the other", async () => {
  await typeHistory(concord, { id: folder.id, rows: 1_000, seed: SEED });
  const { versions } = concord;
  await versions.at(folder.id, 10);
  // While the second is rebuilt, the first is asked for again, and then a third.
  const seqs = [900, 10, 700, 10, 500];
  const rebuilt = await Promise.all(seqs.map((seq) => versions.at(folder.id, seq)));
  expect(rebuilt.map((one) => one?.seq)).toEqual(seqs);
  for (const one of rebuilt)
    expect(one?.words).toEqual(
      new Map((await load(concord.store, folder.id, { to: one!.seq })).serverDoc.words()),
    );
});
