import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { FORUM_TEXT_BYTES_MAX, OPINION_TEXT_BYTES_MAX } from "../../shared/limits.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { freePort, type ServerProcess, startServer } from "../testing/server-process.ts";
import { signedIn } from "../testing/room-of-people.ts";
import { openGauge } from "../testing/server-gauge.ts";
import { fillForum } from "../testing/worst-forum.ts";

/** Share of the limits: 1 is the worst forum, 2 is one of an earlier version without limits. */
const FULL = Number(process.env["FULL"] ?? 0.1);
const HEAP_MB = 1024;
const folder = mkdtempSync(join(tmpdir(), "concord-worst-forum-"));
const dataDir = join(folder, "files");
let server: ServerProcess | null = null;
afterAll(async () => {
  await server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

test(`G12 a server with ${HEAP_MB} MB opens a forum that is ${FULL * 100} % full`, async () => {
  const rest = FORUM_TEXT_BYTES_MAX - 2 * OPINION_TEXT_BYTES_MAX;
  const parts = [OPINION_TEXT_BYTES_MAX, OPINION_TEXT_BYTES_MAX, rest].map((bytes) => bytes * FULL);
  const { filled, tokens } = await fillForum(dataDir, parts);
  const gauge = openGauge(folder);
  const environment = {
    PORT: String(await freePort()),
    DATA_DIR: dataDir,
    NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
  };
  let cookie = "";
  for (const how of ["from all rows", "from checkpoints"]) {
    const began = performance.now();
    const started = await startServer(environment, { preload: [gauge.preload] });
    if ("said" in started) throw new Error(started.said);
    server = started;
    cookie ||= await signIn(server.url, tokens.get("BBB") ?? "");
    const person = signedIn(server.url, cookie);
    expect((await person.get("/api/forum")).status).toBe(200);
    const openMs = Math.round(performance.now() - began);
    const pages: number[] = [];
    for (const { id, clauses } of filled) {
      const asked = performance.now();
      const { generation, clauses: told } = await person.opinion(id);
      const page = openConcordClient(server.url, { cookie, opinionId: id, generation });
      await page.synced;
      pages.push(Math.round(performance.now() - asked));
      expect(told.filter(({ text }) => text === "x".repeat(10_000))).toHaveLength(clauses);
      page.terminate();
    }
    const { heapMb, residentMb } = await gauge.read(server.pid);
    const count = filled.reduce((sum, { clauses }) => sum + clauses, 0);
    console.log(
      `a forum ${FULL * 100} % full, ${count * 20_000} pieces, ${how}: open in ${openMs} ms, ` +
        `its Opinions on a page in ${pages.join(", ")} ms; heap ${heapMb} MB, resident ${residentMb} MB`,
    );
    await server.kill("SIGTERM");
  }
}, 3_600_000);

async function signIn(url: string, token: string): Promise<string> {
  const answer = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}
