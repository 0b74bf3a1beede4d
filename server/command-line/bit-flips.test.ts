import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHECKPOINT_FORMAT } from "../replay/checkpoint.ts";
import { openSqlite } from "../store/sqlite.ts";
import { seeded } from "../testing/chance.ts";
import { historyFolder, typeHistory } from "../testing/long-history.ts";
import { verifyFile } from "./verify-file.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const FLIPS = Number(process.env["FLIPS"] ?? 100);

let folder: string;
/** As it was typed, and after its words were removed. */
let originals: readonly (readonly [how: string, file: string])[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-flips-"));
  originals = [
    ["typed", join(folder, "original.sqlite")],
    ["removed", join(folder, "removed.sqlite")],
  ];
  const history = await historyFolder("2025-07-01T09:00Z");
  let concord = await history.open("2025-07-02T09:00Z");
  await typeHistory(concord, { id: history.id, rows: 400, seed: SEED });
  for (const participant of concord.forum.forum().participants.values()) {
    const token = (await concord.secretariat.invite(participant.id)).split("#")[1];
    await concord.people.signIn(token, { takesPart: () => true, device: "" });
  }
  const [user] = concord.forum.forum().participants.keys();
  await concord.store.append([], [{ stream: history.id, client: 4_000_000_000, user: user! }]);
  // Closed, it has a checkpoint, too.
  await concord.close();
  concord = await history.open("2026-07-01T09:00Z");
  expect(await concord.store.checkpoint(history.id, CHECKPOINT_FORMAT)).not.toBeNull();
  await concord.store.copyTo(originals[0]![1]);
  expect(await concord.retention.remove({ before: null, by: "clock" })).toMatchObject({ problems: [] });
  await concord.store.copyTo(originals[1]![1]);
  await concord.close();
  history.remove();
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All that anybody could ever be given from a file. */
async function readable(file: string): Promise<string> {
  openSqlite(file).close();
  const db = new DatabaseSync(file);
  const tables = [
    "rows",
    "people",
    "links",
    "sessions",
    "bound_clients",
    "restored",
    "checkpoints",
    "counted_days",
  ];
  const all = tables.map((table) => db.prepare(`SELECT * FROM ${table}`).all());
  const byIndex = db
    .prepare("SELECT stream, seq FROM rows WHERE kind = 'minutes' ORDER BY stream, seq")
    .all();
  db.close();
  return JSON.stringify([all, byIndex], (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
  );
}

test.each([0, 1])(
  `M10 Z3 a flipped bit is found or changes nothing readable (%i): ${FLIPS} of them (SEED=${SEED})`,
  async (n) => {
    const [how, original] = originals[n]!;
    const random = seeded(SEED + n);
    const bytes = readFileSync(original);
    const file = join(folder, "flipped.sqlite");
    copyFileSync(original, file);
    expect((await verifyFile(file)).lines.filter((line) => !/whole|removed by retention/.test(line))).toEqual(
      [],
    );
    const whole = await readable(file);
    let [found, atOpening, harmless] = [0, 0, 0];
    const silent: string[] = [];
    for (let flip = 0; flip < FLIPS; flip++) {
      const [byte, bit] = [random(bytes.length), random(8)];
      const flipped = Buffer.from(bytes);
      flipped[byte]! ^= 1 << bit;
      writeFileSync(file, flipped);
      if ((await verifyFile(file)).code !== 0) {
        found += 1;
        continue;
      }
      let now: string;
      try {
        now = await readable(file);
      } catch {
        atOpening += 1;
        continue;
      } finally {
        for (const side of ["-wal", "-shm", "-journal"]) rmSync(file + side, { force: true });
      }
      if (now === whole) harmless += 1;
      else silent.push(`byte ${byte}, bit ${bit}`);
    }
    console.log(
      `bit flips, ${how}: ${FLIPS} in ${bytes.length} bytes: ${found} found by verify, ${atOpening} at opening, ${harmless} harmless, ${silent.length} silently wrong (SEED=${SEED})`,
    );
    expect(silent).toEqual([]);
    // More than half are found, as a rule; far fewer would mean that `verify` reads less of the file.
    expect(found).toBeGreaterThan(FLIPS / 4);
  },
  60_000 + FLIPS * 200,
);
