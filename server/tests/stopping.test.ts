import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LINES_PER_PERSON_MAX } from "../../shared/limits.ts";
import { SCHEMA } from "../../shared/wire/protocol.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openRequests } from "../testing/line-socket.ts";
import { opinionOf, signInAt } from "../testing/people-at-server.ts";
import { freePort, runCli, startServer } from "../testing/server-process.ts";
import { until } from "../testing/y-client.ts";

/** Read by the real server before all else: something in it then holds up its stopping for ever. */
const holdUp = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`;
const HELD_UP = {
  "a promise that never comes": holdUp(`
    import { Server } from "node:net";
    Server.prototype.getConnections = () => void setInterval(() => undefined, 1_000);
  `),
  "a loop without end": holdUp(`
    import { DatabaseSync } from "node:sqlite";
    process.on("SIGTERM", () => {
      DatabaseSync.prototype.close = () => { for (;;); };
    });
  `),
};

test("W11 a held-up server still ends within 10 s of SIGTERM, with its record whole", async () => {
  const ended: unknown[] = [];
  // One after the other: the loop without end takes a core for itself.
  for (const [by, preload] of Object.entries(HELD_UP)) {
    const dataDir = mkdtempSync(join(tmpdir(), "concord-stopping-"));
    const environment = { PORT: String(await freePort()), DATA_DIR: dataDir };
    const server = await startServer(environment, { preload: [preload] });
    if ("said" in server) throw new Error(server.said);
    const { ms, code } = await server.kill("SIGTERM");
    const verified = await runCli(dataDir, "verify");
    rmSync(dataDir, { recursive: true, force: true });
    console.log(`SIGTERM, held up by ${by}: ended after ${Math.round(ms)} ms, code ${code}`);
    ended.push({ by, code, inTime: ms < 10_000, whole: verified.code === 0 });
  }
  expect(ended).toEqual([
    { by: "a promise that never comes", code: 1, inTime: true, whole: true },
    { by: "a loop without end", code: null, inTime: true, whole: true },
  ]);
}, 90_000);

test("W9 W11 unread streams, idle sockets, half requests and unfinished files delay no stop", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-stopping-"));
  const environment = { PORT: String(await freePort()), DATA_DIR: dataDir };
  const start = async () => {
    const started = await startServer(environment);
    if ("said" in started) throw new Error(started.said);
    return started;
  };
  const server = await start();
  const people = [await signInAt(server, "AAA"), await signInAt(server, "BBB")];
  const { id, generation, clauses } = await opinionOf(people[0]!, "space");
  const open = clauses.find((clause) => clause.kind === "recital")!;
  const query = `concord=1&schema=${SCHEMA}&generation=${generation}`;

  /** Sends the beginning of a request, and never reads a byte of what comes. */
  const hang = ({ cookie }: { readonly cookie: string }, request: string, rest: string) => {
    const socket = connect(Number(environment.PORT), "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(`${request} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\n${rest}`);
    socket.pause();
    return socket;
  };
  const hanging = [
    hang(people[0]!, `POST /api/opinions/${id}/commands`, 'Content-Length: 999\r\n\r\n{"type"'),
  ];
  for (const person of people) {
    for (let line = 0; line < LINES_PER_PERSON_MAX; line++) {
      const opened = await openRequests(server.url, person.cookie).open(id, query);
      const path = `/api/opinions/${id}/line/${((await opened.json()) as { line: string }).line}`;
      hanging.push(hang(person, `GET ${path}?after=0`, "Accept: text/event-stream\r\n\r\n"));
    }
  }
  const [typist, still] = people.map(({ cookie }) =>
    openConcordClient(server.url, { cookie, opinionId: id, generation }),
  );
  await Promise.all([typist!.synced, still!.synced]);
  still!.pause();
  const files = people.flatMap(({ cookie }) =>
    ["pdf", "docx", "html"].map((form) =>
      fetch(`${server.url}/api/opinions/${id}/export.${form}`, { headers: { cookie } }).catch(() => null),
    ),
  );
  const typed = Array.from({ length: 50 }, (_, n) =>
    typist!.type(() => typist!.text(open.id).insert(0, `word${n} ${"x".repeat(200)} `)),
  );
  await until("something is acknowledged", () => typist!.acknowledged() > 0);
  const { ms, code } = await server.kill("SIGTERM");
  console.log(
    `SIGTERM with ${hanging.length} connections that hang: ended after ${Math.round(ms)} ms, code ${code}`,
  );
  expect([code, ms < 10_000, (await typist!.closed).code]).toEqual([0, true, 1012]);
  await Promise.all(files);
  for (const socket of hanging) socket.destroy();
  still!.terminate();

  expect((await runCli(dataDir, "verify")).code).toBe(0);
  const again = await start();
  const text = (await opinionOf(people[0]!, "space")).clauses.find((clause) => clause.id === open.id)!.text;
  for (const [n, count] of typed.entries()) {
    if (count <= typist!.acknowledged()) expect(text).toContain(`word${n} `);
  }
  await again.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);
