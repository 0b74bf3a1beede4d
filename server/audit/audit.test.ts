import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../../shared/durations.ts";
import { userId } from "../../shared/ids.ts";
import { AUDIT_DAYS_MAX } from "../../shared/door-limits.ts";
import { openSqlite } from "../store/sqlite.ts";
import type { Store } from "../store/store.ts";
import { openAudit } from "./audit.ts";

const [ANNA, BEN] = [userId("01ANNA"), userId("01BEN")];
let folder: string;
let store: Store;
let now = Date.parse("2026-11-28T10:00:00Z");
let isFull = false;
let lines: string[] = [];

const open = (isClockRight = true) =>
  openAudit({
    store: {
      ...store,
      noteAudit: async (rows) => {
        if (isFull) throw Object.assign(new Error("full"), { code: "ENOSPC" });
        await store.noteAudit(rows);
      },
    },
    clock: { now: () => now, moved: false },
    disk: { notice: () => true },
    log: (line) => void lines.push(line),
    isClockRight: () => isClockRight,
  });
const rows = () => store.auditBefore(Number.MAX_SAFE_INTEGER, 100);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-audit-"));
  store = openSqlite(join(folder, "concord.sqlite"));
  [now, isFull, lines] = [Date.parse("2026-11-28T10:00:00Z"), false, []];
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

test("D18 keeps each act once, the newest first, and logs it by ids", async () => {
  const audit = open();
  audit.note({ act: "signedIn", user: ANNA, way: "link", device: "phone", address: "192.0.2.1" });
  now += 1;
  audit.note({ act: "linkMade", user: BEN, by: ANNA });
  await audit.close();
  expect(await rows()).toEqual([
    expect.objectContaining({ act: "linkMade", user: BEN, by: ANNA, at: now, count: 1 }),
    expect.objectContaining({ act: "signedIn", user: ANNA, way: "link", device: "phone", by: null }),
  ]);
  expect(lines).toEqual([`sign-in: ${ANNA} from 192.0.2.1`, `link: made for ${BEN}, by ${ANNA}`]);
  expect(JSON.stringify(await rows())).not.toContain("192.0.2.1");
  expect(await store.damage()).toEqual([]);
});

test("D18 a list of people is a row for each and one line of the log", async () => {
  const audit = open();
  const told: unknown[] = [];
  audit.onNote((note) => told.push(note.user));
  audit.noteAll([ANNA, BEN].map((user) => ({ act: "linkMade", user, by: ANNA })));
  audit.noteAll([{ act: "linkMade", user: BEN, by: null }]);
  audit.noteAll([]);
  await audit.close();
  expect((await rows()).map(({ user, by }) => [user, by])).toEqual([
    [BEN, null],
    [BEN, ANNA],
    [ANNA, ANNA],
  ]);
  expect(told).toEqual([ANNA, BEN, BEN]);
  expect(lines).toEqual([
    `link: made for 2 people, by ${ANNA}`,
    `link: made for ${BEN}, by the command line`,
  ]);
});

test("D18 counts failures by the hour, however many come", async () => {
  const audit = open();
  const failed = { act: "signInFailed", reason: "linkUnknown", address: "192.0.2.1" } as const;
  for (let n = 0; n < 1_000; n++) audit.note(failed);
  audit.note({ ...failed, reason: "linkUsed", user: BEN });
  await audit.written();
  for (let n = 0; n < 500; n++) audit.note(failed);
  await audit.written();
  now += HOUR_MS;
  audit.note(failed);
  await audit.close();
  expect((await rows()).map(({ reason, user, count }) => [reason, user, count])).toEqual([
    ["linkUnknown", null, 1],
    ["linkUsed", BEN, 1],
    ["linkUnknown", null, 1_500],
  ]);
  // The log of a flood is bounded, too.
  expect(lines.length).toBeLessThan(30);
});

test("D18 a full disk delays what is noted, and nothing is lost or doubled", async () => {
  const audit = open();
  isFull = true;
  for (let n = 0; n < 50; n++) audit.note({ act: "signedOut", user: ANNA });
  await audit.written();
  expect(await rows()).toEqual([]);
  isFull = false;
  audit.note({ act: "signedOut", user: BEN });
  await audit.close();
  expect((await rows()).filter(({ user }) => user === ANNA)).toHaveLength(50);
  expect(await rows()).toHaveLength(51);
});

test("D18 drops rows older than 180 days, and none while the clock is in doubt", async () => {
  const first = open();
  first.note({ act: "signedIn", user: ANNA });
  await first.close();
  now += AUDIT_DAYS_MAX * DAY_MS + 1;
  const doubtful = open(false);
  doubtful.note({ act: "signedIn", user: BEN });
  await doubtful.close();
  expect(await rows()).toHaveLength(2);
  const right = open();
  right.note({ act: "signedOut", user: BEN });
  await right.close();
  expect((await rows()).map(({ user }) => user)).toEqual([BEN, BEN]);
});

test("D18 a row that does not fit its checksum is shown to nobody, and verify names it", async () => {
  const audit = open();
  audit.note({ act: "signedIn", user: ANNA });
  await audit.close();
  store.close();
  const { DatabaseSync } = await import("node:sqlite");
  const db = new DatabaseSync(join(folder, "concord.sqlite"));
  db.exec(`UPDATE audit SET user = '${BEN}'`);
  db.close();
  store = openSqlite(join(folder, "concord.sqlite"));
  expect(await rows()).toEqual([]);
  expect(await store.damage()).toEqual([expect.stringMatching(/^audit\t/u)]);
});
