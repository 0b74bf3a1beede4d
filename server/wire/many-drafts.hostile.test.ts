import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { USER_MESSAGES_BURST, USER_MESSAGES_PER_SECOND } from "../../shared/limits.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { opinionOf, signInAt } from "../testing/people-at-server.ts";
import { freePort, type ServerProcess, startServer } from "../testing/server-process.ts";
import { until } from "../testing/y-client.ts";

const DRAFTS = Number(process.env["DRAFTS"] ?? 50);
const KEYS = 500;
const SECONDS = 3;

/** Starts a server process of its own, so that the flood's own work does not delay the typist. */
let server: ServerProcess;
const folder = mkdtempSync(join(tmpdir(), "concord-many-drafts-"));
beforeAll(async () => {
  const started = await startServer({ PORT: String(await freePort()), DATA_DIR: join(folder, "files") });
  if ("said" in started) throw new Error(started.said);
  server = started;
});
afterAll(async () => {
  await server.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

test(
  "G9 whoever floods many drafts is given no more than one room would give",
  { timeout: 60_000 },
  async () => {
    const [aaa, bbb] = [await signInAt(server, "AAA"), await signInAt(server, "BBB")];
    const { id: opinionId, generation, clauses } = await opinionOf(aaa, "space");
    const clauseId = clauses.find((one) => one.kind === "operative" && !one.locked)!.id;
    const flooding: ConcordClient[] = [];
    for (let n = 0; n < DRAFTS; n++) {
      const { entries } = await aaa.ask(opinionId, { type: "draftProposal", kind: "change", clauseId });
      const { proposalId: id } = entries![0] as unknown as { readonly proposalId: string };
      const draft = (await (await aaa.get(`/api/drafts/${id}`)).json()) as { readonly generation: string };
      const of = {
        cookie: aaa.cookie,
        opinionId: id,
        rooms: "drafts",
        generation: draft.generation,
      } as const;
      const client = openConcordClient(server.url, of);
      await client.synced;
      flooding.push(client);
    }
    const honest = openConcordClient(server.url, { cookie: bbb.cookie, opinionId, generation });
    await honest.synced;
    await until("all that came first is acknowledged", () =>
      [...flooding, honest].every((client) => client.acknowledged() === client.sent()),
    );
    const taken = (): number => flooding.reduce((sum, client) => sum + client.acknowledged(), 0);
    const before = taken();
    const began = performance.now();
    for (const client of flooding) {
      const text = client.text([...client.doc.share.keys()][0]!);
      for (let n = 0; n < KEYS; n++) client.type(() => text.insert(0, "x"));
    }
    const madeMs = performance.now() - began;
    const waits: number[] = [];
    const end = performance.now() + SECONDS * 1000;
    while (performance.now() < end) {
      const typedAt = performance.now();
      const count = honest.type(() => honest.text(clauseId).insert(0, "."));
      await until("the honest typist is acknowledged", () => honest.acknowledged() >= count, 30_000);
      waits.push(performance.now() - typedAt);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const flooded = taken() - before;
    const seconds = (performance.now() - began) / 1000;
    const allowed = Math.round(USER_MESSAGES_BURST + USER_MESSAGES_PER_SECOND * seconds);
    waits.sort((one, other) => one - other);
    console.log(
      `${DRAFTS} drafts flooded with ${DRAFTS * KEYS} keys (made in ${(madeMs / 1000).toFixed(1)} s): ${flooded} taken in ${seconds.toFixed(1)} s (allowed ${allowed}); an honest typist meanwhile: ${waits.length} keys, p50 ${Math.round(waits[waits.length >> 1]!)} ms, most ${Math.round(waits.at(-1)!)} ms`,
    );
    expect(flooded).toBeLessThan(allowed);
    // Slowed, and nothing is lost for it.
    expect([...flooding, honest].every((client) => !client.isClosed())).toBe(true);
    for (const client of [...flooding, honest]) client.terminate();
  },
);
