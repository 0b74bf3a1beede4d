import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConcordClient } from "../testing/concord-client.ts";
import { signInAt } from "../testing/people-at-server.ts";
import type { TestPerson } from "../testing/room-of-people.ts";
import { freePort, runCli, type ServerProcess, startServer } from "../testing/server-process.ts";
import { until } from "../testing/y-client.ts";

const KILLS = Number(process.env["KILLS"] ?? 1);

let folder: string;
let dataDir: string;
let backup: string;
let port: string;
let server: ServerProcess;
let aaa: TestPerson;
let id: string;
/** The time that a whole restore took on this machine. */
let restoreMs: number;
const start = async (): Promise<void> => {
  const started = await startServer({ PORT: port, DATA_DIR: dataDir });
  if ("said" in started) throw new Error(started.said);
  server = started;
};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-restore-kill-"));
  dataDir = join(folder, "data");
  backup = join(folder, "backup.sqlite");
  port = String(await freePort());
  await start();
  aaa = await signInAt(server, "AAA");
  const { groups } = await aaa.forum();
  id = groups.find((group) => group.id === "space")!.opinions[0]!.id;
  const { generation, clauses } = await aaa.opinion(id);
  const client = openConcordClient(server.url, { cookie: aaa.cookie, opinionId: id, generation });
  await client.synced;
  const clause = clauses.find(({ kind }) => kind === "operative")!.id;
  for (const sign of "Before ") client.type(() => client.text(clause).insert(0, sign));
  await until("it is taken", () => client.acknowledged() === client.sent());
  client.terminate();
  expect((await runCli(dataDir, "backup", backup)).code).toBe(0);
}, 60_000);
afterAll(async () => {
  await server.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Does something to the file of a server that was killed, and starts the server again. */
async function meanwhile(act: (db: DatabaseSync) => void): Promise<void> {
  await server.kill("SIGKILL");
  const db = new DatabaseSync(join(dataDir, "concord.sqlite"));
  act(db);
  db.close();
  await start();
}
const saltOf = (seq: number, salt: string) => (db: DatabaseSync) => {
  db.prepare("UPDATE rows SET salt = ? WHERE stream = ? AND seq = ?").run(salt, id, seq);
  db.prepare("DELETE FROM checkpoints WHERE stream = ?").run(id);
};
const BAD = "0".repeat(32);
const restore = () =>
  runCli(dataDir, "restore-opinion", backup, "--opinion", id, "--reason", "A row could not be read");
/** Of the file of a server that was killed: the damaged row, and how many restores the forum tells. */
function standing(): { readonly isWhole: boolean; readonly told: number } {
  const db = new DatabaseSync(join(dataDir, "concord.sqlite"));
  const { salt } = db.prepare("SELECT salt FROM rows WHERE stream = ? AND seq = 5").get(id) as {
    salt: string;
  };
  const rows = db.prepare("SELECT body FROM rows WHERE stream = 'forum'").all() as { body: Uint8Array }[];
  const told = rows.filter(({ body }) => Buffer.from(body).toString("utf8").includes("opinionRestored"));
  db.close();
  return { isWhole: salt !== BAD, told: told.length };
}

test("D27 D28 restore-opinion mends through the running server's command line; others type on", async () => {
  await meanwhile(saltOf(5, BAD));
  expect((await aaa.get(`/api/opinions/${id}`)).status).toBe(503);
  const begun = performance.now();
  const { code, out } = await restore();
  restoreMs = performance.now() - begun;
  expect(code, out).toBe(0);
  expect(out).toContain("1 damaged rows came from the backup");
  expect((await aaa.get(`/api/opinions/${id}`)).status).toBe(200);
  expect((await aaa.forum()).restores).toHaveLength(1);
}, 60_000);

test("D28 killed in the middle of a restore, the server has all of it or nothing of it", async () => {
  for (let n = 0; n < KILLS; n++) {
    const before = (await aaa.forum()).restores.length;
    await meanwhile(saltOf(5, BAD));
    // Each kill comes later in the restore than the one before.
    const killing = new Promise((resolve) => setTimeout(resolve, restoreMs * (1 - 0.25 / (n + 1)))).then(() =>
      server.kill("SIGKILL"),
    );
    await Promise.all([restore(), killing]);
    const { isWhole, told } = standing();
    // The rows and the forum's word of them are one transaction.
    expect(told - before, `kill ${n}`).toBe(isWhole ? 1 : 0);
    await start();
    if (!isWhole) {
      const { code, out } = await restore();
      expect(code, out).toBe(0);
    }
    expect((await aaa.get(`/api/opinions/${id}`)).status).toBe(200);
    expect((await runCli(dataDir, "verify")).code).toBe(0);
  }
}, 120_000);
