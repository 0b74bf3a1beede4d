import { spawn } from "node:child_process";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { UserId } from "../../shared/ids.ts";
import { opinionHash } from "../../shared/opinion/canonical-text.ts";
import type { Concord } from "../setup/concord.ts";
import type { BadRow } from "../store/store.ts";
import { seeded } from "../testing/chance.ts";
import { type HistoryFolder, historyFolder, typeHistory } from "../testing/long-history.ts";
import { checkpointHash } from "../store/checkpoint-hash.ts";
import { CHECKPOINT_FORMAT, takeCheckpoint } from "./checkpoint.ts";
import { load, type Loaded } from "./load.ts";
import { verifyStream } from "../command-line/verify.ts";
import { versionAt } from "../history/version-at.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const KILLS = Number(process.env["KILLS"] ?? 2);
/** Times that the room is left and opened again, each at a checkpoint of its own. */
const OPENINGS = Number(process.env["OPENINGS"] ?? 12);

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

/** All that a room holds, as plain values: two that are equal cannot be told apart by anybody. */
function all({ opinion, position, serverDoc, authors, moves }: Loaded): Record<string, unknown> {
  const encoder = encoding.createEncoder();
  authors.write(encoder);
  const words = serverDoc.words();
  return {
    opinion,
    position,
    words: new Map(words),
    hash: opinionHash(opinion!, words),
    authors: Buffer.from(encoding.toUint8Array(encoder)).toString("hex"),
    moved: moves
      .all()
      .map((one) => JSON.stringify(one))
      .toSorted(),
    clocks: Y.decodeStateVector(Y.encodeStateVector(serverDoc.doc)),
  };
}

/** Splits, joins, removes and restores at random, so that words are copied and ids stand in. */
async function negotiate(random: (below: number) => number): Promise<void> {
  const room = (await concord.rooms.get(folder.id))!;
  const lead = facilitator();
  for (let i = 0; i < 4; i++) {
    const { opinion, words } = await room.view();
    const open = opinion.clauses.filter((one) => one.removed === null && one.lock === null);
    const clause = open[random(open.length)]!;
    const length = (words.get(clause.id) ?? []).reduce((sum, run) => sum + run.text.length, 0);
    const next = open[open.indexOf(clause) + 1];
    const asked = [
      { type: "splitClause", clauseId: clause.id, at: random(length + 1) } as const,
      ...(next === undefined ? [] : [{ type: "joinClauses", first: clause.id, second: next.id } as const]),
      { type: "settleClause", clauseId: clause.id } as const,
    ];
    await room.command(lead, asked[random(asked.length)]!);
  }
}

const facilitator = (): UserId =>
  [...concord.forum.forum().participants.values()].find((one) => one.leads.includes("space" as never))!.id;

test(`D5 a room from any checkpoint equals the one from all rows, ${OPENINGS} times (SEED=${SEED})`, async () => {
  const random = seeded(SEED);
  let moved = 0;
  let [rows, tail] = [(await (await concord.rooms.get(folder.id))!.view()).seq, 0];
  for (let opening = 0; opening < OPENINGS; opening++) {
    rows += 20 + random(300);
    await typeHistory(concord, { id: folder.id, rows, seed: random(1_000_000) });
    await negotiate(random);
    const { store } = concord;
    const { seq } = await (await concord.rooms.get(folder.id))!.view();
    rows = Math.max(rows, seq);
    // A checkpoint of some earlier moment, as it is left where the process was killed before the next one.
    const place = 1 + random(seq);
    const then = await load(store, folder.id, { to: place });
    if (then.opinion !== null) {
      const { opinion } = then;
      await store.saveCheckpoint(takeCheckpoint(folder.id, then, { position: then.position, opinion }));
    }
    const opened = await load(store, folder.id);
    expect(all(opened)).toEqual(all(await load(store, folder.id, { to: seq })));
    if (opened.from > 0) tail += opened.position.seq - opened.from;
    // Left and opened again: now from the checkpoint of closing.
    await concord.close();
    concord = await folder.open();
    const closed = await load(concord.store, folder.id);
    moved = closed.moves.all().length;
    expect(closed.from).toBe(seq);
    expect(all(closed)).toEqual(all(await load(concord.store, folder.id, { to: seq })));
  }
  expect(moved).toBeGreaterThan(0);
  console.log(
    `checkpoints: ${OPENINGS} of ${rows} rows, ${moved} moves, ${tail} rows read after them, all equal (SEED=${SEED})`,
  );
}, 60_000);

/** A process of its own that types and never stops: it is killed. */
function typeUntilKilled(afterMs: number): Promise<void> {
  const source = `
    import { openFolder, typeHistory } from ${JSON.stringify(new URL("../testing/long-history.ts", import.meta.url).href)};
    const concord = await openFolder(${JSON.stringify(folder.dataDir)});
    const { seq } = await (await concord.rooms.get("${folder.id}")).view();
    process.stdout.write("typing");
    await typeHistory(concord, { id: "${folder.id}", rows: 1_000_000, seed: seq });
  `;
  const words = ["--input-type=module", "-e", source];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.on("data", () => setTimeout(() => child.kill("SIGKILL"), afterMs));
  return new Promise((resolve) => void child.on("exit", () => resolve()));
}

test(
  `D5 a process killed while it writes leaves a room equal to all rows, ${KILLS} times (SEED=${SEED})`,
  async () => {
    const random = seeded(SEED);
    const tails: number[] = [];
    let rows = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      await concord.close();
      await typeUntilKilled(400 + random(1_000));
      concord = await folder.open();
      const opened = await load(concord.store, folder.id);
      rows = opened.position.seq;
      tails.push(rows - opened.from);
      expect(all(opened)).toEqual(all(await load(concord.store, folder.id, { to: rows })));
      expect((await verifyStream(concord.store, folder.id)).bad).toBeNull();
    }
    console.log(
      `killed ${KILLS} times in ${rows} rows: ${tails.join(", ")} rows after the checkpoint (SEED=${SEED})`,
    );
  },
  30_000 + KILLS * 10_000,
);

test("D5 a checkpoint with a flipped bit or of another version is skipped; rows are read", async () => {
  await typeHistory(concord, { id: folder.id, rows: 200, seed: SEED });
  await concord.close();
  concord = await folder.open();
  const { store } = concord;
  const sound = (await store.checkpoint(folder.id, CHECKPOINT_FORMAT))!;
  const whole = all(await load(store, folder.id));
  const body = Uint8Array.from(sound.body);
  body[body.length >> 1]! ^= 4;
  const later = { ...sound, format: 99 };
  for (const other of [
    { ...sound, body },
    { ...sound, seq: sound.seq - 1 },
    { ...later, hash: checkpointHash(later) },
  ]) {
    await store.saveCheckpoint(other);
    const opened = await load(store, folder.id);
    expect(opened.from).toBe(0);
    expect(all(opened)).toEqual(whole);
  }
});

test("D5 a checkpoint of a row that is no longer there opens nothing: rows were lost", async () => {
  await typeHistory(concord, { id: folder.id, rows: 200, seed: SEED });
  const { store } = concord;
  const loaded = await load(store, folder.id);
  const position = { ...loaded.position, seq: loaded.position.seq + 5 };
  const taken = takeCheckpoint(folder.id, loaded, { position, opinion: loaded.opinion! });
  // A server that knows rows which are gone stores none after them.
  await store.saveCheckpoint(taken);
  expect((await load(store, folder.id)).from).toBe(0);
  const { heads: _heads, ...checkpoint } = taken;
  await store.saveCheckpoint(checkpoint);
  await expect(load(store, folder.id)).rejects.toMatchObject({ seq: position.seq } satisfies Partial<BadRow>);
});

test(`D6 words and record of any row are rebuilt as noted at that moment (SEED=${SEED})`, async () => {
  const random = seeded(SEED);
  const room = (await concord.rooms.get(folder.id))!;
  const noted = [await room.view()];
  for (let i = 0; i < 12; i++) {
    await typeHistory(concord, {
      id: folder.id,
      rows: noted.at(-1)!.seq + 1 + random(60),
      seed: random(1_000_000),
    });
    noted.push(await room.view());
    await negotiate(random);
    noted.push(await room.view());
    if (i % 4 === 3) {
      expect(await room.command(facilitator(), { type: "consolidate" })).toHaveProperty("entries");
      noted.push(await room.view());
      await room.command(facilitator(), { type: "reopen", reason: "once more" });
    }
  }
  const { versions, forum } = concord;
  const context = { versions, forum };
  const { opinion: present } = await room.view();
  for (const { seq, document, words, opinion } of noted) {
    const rebuilt = (await versionAt(context, folder.id, { seq, present }))!;
    expect(rebuilt.document).toEqual(document);
    expect(rebuilt.words).toEqual(words);
    expect(rebuilt.opinion).toEqual(opinion);
  }
  expect(present.baseTexts).toHaveLength(3);
  for (const { seq, hash, clauses } of present.baseTexts) {
    const { document } = (await versionAt(context, folder.id, { seq, present }))!;
    expect(document.hash).toBe(hash);
    const frozen = document.clauses.map(({ id, kind, level, number, text, hash: ofWords }) => ({
      id,
      kind,
      level,
      number,
      text,
      hash: ofWords,
    }));
    expect(clauses.map(({ brackets: _brackets, ...clause }) => clause)).toEqual(frozen);
  }
  console.log(
    `versions: ${noted.length} moments and ${present.baseTexts.length} base texts rebuilt exactly (SEED=${SEED})`,
  );
  expect(await versionAt(context, folder.id, { seq: 0, present })).toBeNull();
  expect(await versionAt(context, folder.id, { seq: 1_000_000, present })).toBeNull();
}, 30_000);
