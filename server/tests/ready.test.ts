import { writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NOTED_ACTS, SIGN_IN_WAYS } from "../../shared/people/audit.ts";
import { REASONS } from "../../shared/refusal.ts";
import { readyOf } from "../http/ready.ts";
import { openStarting } from "../starting.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";
import { freePort } from "../testing/server-process.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

const ready = async (url = site.url) => {
  const answer = await fetch(`${url}/api/ready`);
  return { ...((await answer.json()) as { readonly status: string }), code: answer.status };
};

test("D19 ready answers 503 with a reason until the forum is open, and health 200", async () => {
  const port = await freePort();
  const starting = await openStarting({ port, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${port}`;
  expect(await ready(url)).toMatchObject({ code: 503, status: "starting", reason: expect.any(String) });
  expect((await fetch(`${url}/api/health`)).status).toBe(200);
  expect((await fetch(`${url}/`)).status).toBe(503);
  await expect(openStarting({ port, host: "127.0.0.1" })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await starting.close();
  const again = await openStarting({ port, host: "127.0.0.1" });
  await again.close();
});

test("D19 ready is 503 while the disk is full, and 200 else", async () => {
  expect(await ready()).toMatchObject({ code: 200, status: "ready" });
  const { disk } = site.concord;
  expect(disk.notice(Object.assign(new Error("full"), { code: "ENOSPC" }))).toBe(true);
  expect(await ready()).toMatchObject({ code: 503, status: "readOnly", reason: expect.any(String) });
  await expect.poll(async () => (await ready()).status, { timeout: 10_000 }).toBe("ready");
});

test("D19 health tells a backup that is older than a day", async () => {
  const other = await openTestSite();
  const health = async () => (await (await fetch(`${other.url}/api/health`)).json()) as object;
  expect(await health()).toEqual({ status: "ok" });
  const note = (at: number) =>
    writeFileSync(join(other.dataDir, "last-backup.json"), JSON.stringify({ file: "a", at }));
  note(Date.now());
  expect(await health()).toEqual({ status: "ok" });
  note(Date.now() - 25 * 3_600_000);
  expect(await health()).toEqual({ status: "ok", backup: "old" });
  await other.close();
});

/** Lines of figures as name, labels and value. */
const figures = (text: string) =>
  text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, name = "", labels = "", value = ""] = /^(\w+)(?:\{(.*)\})? (\S+)/u.exec(line) ?? [];
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/gu)];
      return { name, labels: pairs.map(([, key, one]) => [key!, one!] as const), value: Number(value) };
    });

test("D20 metrics count batches, refusals and sign-ins, and no label names anybody", async () => {
  const aaa = await site.person("AAA");
  const id = site.opinionOf("space");
  const { generation, clauses } = await aaa.opinion(id);
  const client = openConcordClient(site.url, { cookie: aaa.cookie, opinionId: id, generation });
  await client.synced;
  const clause = clauses.find(({ kind, locked }) => kind !== "section" && !locked)!;
  for (let n = 0; n < 30; n++) {
    client.type(() => client.text(clause.id).insert(0, "x"));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await expect.poll(client.acknowledged).toBe(client.sent());
  await aaa.post("/api/forum/commands", { type: "admitDelegation", symbol: "AAB", name: { en: "x" } });
  await aaa.get("/api/nothing");
  await fetch(`${site.url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token: "x" }) });

  const answer = await fetch(`${site.url}/metrics`);
  expect(answer.headers.get("content-type")).toContain("text/plain");
  const text = await answer.text();
  const all = figures(text);
  const of = (name: string) => all.filter((one) => one.name === name);
  const batches = of("concord_acknowledgement_seconds_count")[0]!.value;
  expect(batches).toBeGreaterThan(0);
  expect(of("concord_append_seconds_count")[0]!.value).toBe(batches);
  expect(of("concord_batch_rows_count")[0]!.value).toBe(batches);
  expect(of("concord_websockets")[0]!.value).toBe(1);
  expect(of("concord_ready")[0]!.value).toBe(1);
  expect(of("concord_backup_age_seconds")[0]!.value).toBe(-1);
  expect(of("nodejs_eventloop_lag_p99_seconds")).toHaveLength(1);
  expect(of("concord_mails").map(({ labels }) => labels[0]![1])).toContain("waiting");
  const reasons = of("concord_refusals_total").map(({ labels }) => labels[0]![1]);
  expect(reasons.length).toBeGreaterThan(1);
  for (const reason of reasons) expect(Object.keys(REASONS)).toContain(reason);
  for (const { labels } of of("concord_audited_acts_total")) {
    expect(NOTED_ACTS).toContain(labels[0]![1]);
    expect([...SIGN_IN_WAYS, "none"]).toContain(labels[1]![1]);
  }
  // Bounded: every label of ours has closed words, so the number of lines cannot grow with people or texts.
  const own = all.filter(({ name }) => name.startsWith("concord_"));
  expect(new Set(own.flatMap(({ labels }) => labels.map(([key]) => key)))).toEqual(
    new Set(["le", "reason", "act", "way", "state", "version", "format", "node"]),
  );
  const view = await aaa.forum();
  const secrets = [
    ...site.concord.invited.map(({ name }) => name),
    ...site.concord.forum.forum().participants.keys(),
    ...view.groups.flatMap(({ opinions }) => opinions.flatMap((one) => [one.id, one.title])),
    ...view.delegations.flatMap((one) => [one.id, `"${one.symbol}"`]),
    "127.0.0.1",
  ];
  for (const secret of secrets) expect(text.includes(secret), secret).toBe(false);
  client.terminate();
});

test("D20 the metrics are for loopback or a bearer token, and never for a proxy's clients", async () => {
  const status = (url: string, headers: Record<string, string> = {}) =>
    new Promise((resolve, reject) => {
      get(`${url}/metrics`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on("error", reject);
    });
  expect(await status(site.url)).toBe(200);
  for (const header of ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
    expect(await status(site.url, { [header]: "127.0.0.1" }), header).toBe(404);
  const token = "a-token-of-some-length";
  const closed = await openTestSite({ METRICS_TOKEN: token, PUBLIC_URL: "https://concord.example" });
  expect(await status(closed.url)).toBe(401);
  expect(await status(closed.url, { authorization: "Bearer other" })).toBe(401);
  expect(await status(closed.url, { authorization: `Basic ${token}` })).toBe(401);
  expect(await status(closed.url, { authorization: `Bearer ${token}` })).toBe(200);
  await closed.close();
  const behind = await openTestSite({ PUBLIC_URL: "https://concord.example" });
  expect(await status(behind.url)).toBe(404);
  await behind.close();
});

test("D19 ready is 503 while the server stops, and while the store is away", async () => {
  const lastBackup = async () => null;
  expect(await readyOf({ ...site.concord, lastBackup, isStopping: () => false })).toEqual({
    status: "ready",
  });
  expect(await readyOf({ ...site.concord, lastBackup, isStopping: () => true })).toEqual({
    status: "stopping",
    reason: "The server stops.",
  });
  const away = { ...site.concord, lastBackup, isStopping: () => false, isStoreAway: async () => true };
  expect(await readyOf(away)).toMatchObject({ status: "storeAway" });
});
