import { join } from "node:path";
import * as encoding from "lib0/encoding";
import { afterEach, beforeEach, expect, test } from "vitest";
import { verifyFile } from "../command-line/verify-file.ts";
import { verifyStreams } from "../command-line/verify.ts";
import type { Concord } from "../setup/concord.ts";
import { compared } from "../history/compared.ts";
import { isVersion } from "../history/past.ts";
import { load } from "../replay/load.ts";
import { seeded } from "../testing/chance.ts";
import { type HistoryFolder, historyFolder, typeHistory } from "../testing/long-history.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const SEEDS = Number(process.env["SEEDS"] ?? 1);
const ROWS = Number(process.env["ROWS"] ?? 400);
const [SUMMER, WINTER, SPRING, NEXT] = [
  "2025-07-01T09:00Z",
  "2025-11-01T09:00Z",
  "2026-02-01T09:00Z",
  "2026-09-01T09:00Z",
];

let folder: HistoryFolder;
let concord: Concord;
beforeEach(async () => {
  folder = await historyFolder("2025-06-20T09:00Z");
});
afterEach(async () => {
  await concord.close();
  folder.remove();
});

const lead = () =>
  [...concord.forum.forum().participants.values()].find((one) => one.leads.includes("space" as never))!;

/** All that is promised to stay, as it can be told now. */
async function told() {
  const { id } = folder;
  const room = (await concord.rooms.get(id))!;
  const { seq: now, opinion } = await room.view();
  const { groupId } = opinion;
  const reader = lead();
  const states = await concord.past.states(id, { reader, groupId });
  const versions = [];
  for (const { seq } of states) {
    const version = await concord.past.visit(id, { seq, reader, groupId, now });
    if (!isVersion(version)) throw new Error(`state ${seq}: ${version.message}`);
    versions.push(version);
  }
  const comparisons = [];
  for (let i = 1; i < versions.length; i++) {
    const between = { room, from: versions[i - 1]!, to: versions[i]!, reader };
    comparisons.push(await compared(concord, between));
    if (i % 7 === 0) comparisons.push(await compared(concord, { ...between, from: versions[i >> 1]! }));
  }
  const whole = await load(concord.store, id, { to: now });
  const authors = encoding.createEncoder();
  whole.authors.write(authors);
  concord.days.upTo(id, now, "");
  await concord.days.counted();
  return {
    states,
    versions: versions.map((one) => ({ ...one, words: [...one.words] })),
    comparisons,
    opinion: whole.opinion,
    words: [...whole.serverDoc.words()],
    moves: whole.moves.all(),
    authors: encoding.toUint8Array(authors),
    days: concord.days.upTo(id, now, "").days,
  };
}

const verified = async (): Promise<readonly string[]> => {
  const { lines, code } = await verifyStreams(concord);
  expect({ lines, code }).toEqual({ lines, code: 0 });
  return lines;
};

for (let n = 0; n < SEEDS; n++) {
  test(`Z1 Z2 removing words keeps each settled state, comparison, author and day (SEED=${SEED + n})`, async () => {
    const random = seeded(SEED + n);
    const { id } = folder;
    concord = await folder.open(SUMMER);
    await typeHistory(concord, { id, rows: ROWS, seed: SEED + n, acts: "all", between: 12 });
    await concord.close();
    concord = await folder.open(WINTER);
    await typeHistory(concord, { id, rows: 2 * ROWS, seed: SEED + n + 1, acts: "all", between: 12 });
    await concord.close();

    concord = await folder.open(SPRING);
    let before = await told();
    const rows = await concord.store.read(id, 0, { limit: ROWS });
    // First some of what may go, then all of it: what was left by the first is taken up by the second.
    const somewhere = rows[rows.length >> 2]!.at + random(rows.at(-1)!.at - rows[rows.length >> 2]!.at);
    const cut = rows.findLast(({ at }) => at < somewhere)!.seq;
    for (const at of [somewhere, null]) {
      // A walk through the past meanwhile, or an opening of the room, finds the same.
      const [done, meanwhile] = await Promise.all([
        concord.retention.remove({ before: at, by: "commandLine" }),
        told(),
      ]);
      expect(done).toMatchObject({ problems: [] });
      expect(meanwhile).toEqual(before);
      await verified();
      expect(await told()).toEqual(before);
      if (at === null) continue;
      const left = await concord.store.read(id, 0, { limit: 4 * ROWS });
      for (const { seq, kind, removed } of left)
        if (kind === "words") expect({ seq, isHere: removed === null }).toEqual({ seq, isHere: seq > cut });
    }
    const { seq } = rows.findLast(({ kind }) => kind === "words")!;
    expect(await concord.store.read(id, seq - 1, { limit: 1 })).toMatchObject([{ by: "", salt: "" }]);

    // Another process finds the same, and goes on with it; what is younger goes later.
    await concord.close();
    concord = await folder.open(SPRING);
    expect(await told()).toEqual(before);
    await typeHistory(concord, { id, rows: 2 * ROWS + 200, seed: SEED + n + 2, acts: "all", between: 12 });
    await concord.close();
    concord = await folder.open(NEXT);
    before = await told();
    expect(await concord.retention.remove({ before: null, by: "clock" })).toMatchObject({ problems: [] });
    expect(await told()).toEqual(before);
    const lines = await verified();
    expect(lines.join("\n")).toMatch(
      new RegExp(`${id}\twords of rows \\d+\\.\\.\\d+, typed before 2026-03-05`),
    );
    await concord.close();
    expect(await verifyFile(join(folder.dataDir, "concord.sqlite"))).toMatchObject({ code: 0 });
    concord = await folder.open(NEXT);
    expect((await load(concord.store, id)).opinion).toEqual(before.opinion);
    const { states, comparisons, days } = before;
    console.log(
      `removed (SEED=${SEED + n}): ${2 * ROWS + 200} rows, ${states.length} settled states, ${comparisons.length} comparisons and ${days.length} days as before`,
    );
  }, 120_000);
}
