import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { SLOW_CLOSE_BYTES } from "../../shared/limits.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { opinionOf, signInAt } from "../testing/people-at-server.ts";
import { openGauge } from "../testing/server-gauge.ts";
import { freePort, type ServerProcess, startServer } from "../testing/server-process.ts";
import { until } from "../testing/y-client.ts";

const TYPISTS = 20;
/** How long one reads nothing while the others type. */
const SLOW_MS = Number(process.env["SLOW_MS"] ?? 6_000);
const TYPE_EVERY_MS = 20;
/** Pasted and deleted again, so that much travels and little stays. */
const PASTED = "paste ".repeat(3_000);
/** Memory for the kernel's buffers, Node's heap and its garbage beside the queue of the slow reader. */
const MEMORY_SLACK_MB = 160;

const folder = mkdtempSync(join(tmpdir(), "concord-slow-"));
const clients: ConcordClient[] = [];
let server: ServerProcess | null = null;
afterAll(async () => {
  for (const client of clients) client.terminate();
  await server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

test(`W8 a client that reads nothing for ${SLOW_MS} ms holds nobody up, and then has all words`, async () => {
  const gauge = openGauge(folder);
  const environment = { PORT: String(await freePort()), DATA_DIR: join(folder, "files") };
  const started = await startServer(environment, { preload: [gauge.preload] });
  if ("said" in started) throw new Error(started.said);
  server = started;
  const { url, pid } = started;
  const people = [
    await signInAt(started, "AAA"),
    await signInAt(started, "BBB"),
    await signInAt(started, "CCC"),
  ];
  const { id: opinionId, generation, clauses } = await opinionOf(people[0]!, "space");
  // A clause for each, or they would grow too long.
  const after = clauses.at(-1)!.id;
  const commands = Array.from({ length: TYPISTS }, () => ({ type: "addClause", after, kind: "operative" }));
  const { entries = [] } = await people[0]!.ask(opinionId, { type: "batch", commands });
  const desks = entries.flatMap((entry) => (entry.type === "clauseAdded" ? [entry.clauseId] : []));
  const enter = async (i: number): Promise<ConcordClient> => {
    const { cookie } = people[i % people.length]!;
    const client = openConcordClient(url, { cookie, opinionId, generation });
    clients.push(client);
    await client.synced;
    return client;
  };
  let slow = await enter(0);
  const typists = await Promise.all(Array.from({ length: TYPISTS }, (_, i) => enter(i)));
  const before = await gauge.read(pid);

  slow.pause();
  const waits: number[] = [];
  let typed = 0;
  let mostMb = before.residentMb;
  const end = performance.now() + SLOW_MS;
  for (let turn = 0; performance.now() < end; turn++) {
    const began = performance.now();
    const counts = typists.map((typist, i) => {
      const text = typist.text(desks[i]!);
      typed += 1;
      return turn % 2 === 0
        ? typist.type(() => text.insert(0, PASTED))
        : typist.type(() => text.delete(0, Math.min(PASTED.length, text.length)));
    });
    await until("the others are acknowledged", () =>
      typists.every((typist, i) => typist.acknowledged() >= counts[i]!),
    );
    waits.push(performance.now() - began);
    if (turn % 20 === 0) mostMb = Math.max(mostMb, (await gauge.read(pid)).residentMb);
    await new Promise((resolve) => setTimeout(resolve, TYPE_EVERY_MS));
  }
  mostMb = Math.max(mostMb, (await gauge.read(pid)).residentMb);
  slow.resume();

  // Caught up in place, or cut off: then its page comes back by itself with its document.
  const now = await opinionOf(people[0]!, "space");
  const has = (client: ConcordClient): boolean =>
    now.clauses.every((clause) => client.text(clause.id).toJSON() === clause.text);
  await until("it has read what there was", () => slow.isClosed() || has(slow));
  const wasCut = slow.isClosed();
  if (wasCut) {
    const { cookie } = people[0]!;
    slow = openConcordClient(url, { cookie, opinionId, generation, doc: slow.doc });
    clients.push(slow);
    await until("it has all words", () => has(slow));
  }
  for (const typist of typists) await until("all have the same words", () => has(typist));
  const heard = typists[0]!.heardBytes();
  // It was spared what had gone by meanwhile.
  expect(slow.heardBytes()).toBeLessThan(heard * 0.9);
  expect(mostMb - before.residentMb).toBeLessThan(SLOW_CLOSE_BYTES / 2 ** 20 + MEMORY_SLACK_MB);
  waits.sort((a, b) => a - b);
  const p99 = Math.round(waits[Math.floor(waits.length * 0.99)] ?? 0);
  const mb = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  console.log(
    `slow reader: ${typed} edits in ${SLOW_MS} ms, others heard ${mb(heard)}, the slow one ${mb(slow.heardBytes())} and was ${wasCut ? "cut off" : "caught up in place"}; acknowledgement of all ${TYPISTS} p99 ${p99} ms; server's memory ${before.residentMb} MB before, ${mostMb} MB at most`,
  );
}, 3_600_000);
