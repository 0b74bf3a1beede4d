import { spawnSync } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, test } from "vitest";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { checkFlushOrder, straceInto } from "../testing/flush-order.ts";
import { opinionOf, signInAt } from "../testing/people-at-server.ts";
import { freePort, startServer } from "../testing/server-process.ts";
import { until } from "../testing/y-client.ts";

const ACKS = Number(process.env["ACKS"] ?? 200);
const TYPISTS = 5;
const WORD = /q\d+n\d+ /g;
const folder = mkdtempSync(join(tmpdir(), "concord-flush-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const canTrace = spawnSync("strace", ["-f", "-o", join(folder, "try"), "true"]).status === 0;
if (!canTrace) console.log("strace is not here or may not trace: the order of flushes was not looked at.");

test.skipIf(!canTrace)(
  `W8 nothing is sent or acknowledged before the flush that covers it (${ACKS} acknowledgements)`,
  async () => {
    const trace = join(folder, "trace");
    const environment = { PORT: String(await freePort()), DATA_DIR: join(folder, "files") };
    const server = await startServer(environment, { under: straceInto(trace) });
    if ("said" in server) throw new Error(server.said);
    const aaa = await signInAt(server, "AAA");
    const { id: opinionId, generation, clauses } = await opinionOf(aaa, "space");
    const open = clauses.filter((clause) => clause.kind === "recital" && !clause.locked);
    const sent: (string | null)[][] = [];
    const clients: ConcordClient[] = [];
    for (let i = 0; i < TYPISTS; i++) {
      const client = openConcordClient(server.url, { cookie: aaa.cookie, opinionId, generation });
      await client.synced;
      // The state that each client sent on entering is its first counted message.
      sent.push(Array.from({ length: client.sent() }, () => null));
      clients.push(client);
    }
    let acknowledgements = 0;
    for (let n = 0; acknowledgements < ACKS; n++) {
      const before = clients.map((client) => client.acknowledged());
      for (const [i, client] of clients.entries()) {
        const word = `q${i}n${n} `;
        const count = client.type(() => client.text(open[i % open.length]!.id).insert(0, word));
        sent[i]![count - 1] = word;
      }
      await new Promise((resolve) => setTimeout(resolve, 15));
      acknowledgements += clients.filter((client, i) => client.acknowledged() > before[i]!).length;
    }
    for (const client of clients)
      await until("all is acknowledged", () => client.acknowledged() === client.sent());
    await server.kill("SIGTERM");
    await until(
      "the trace is whole",
      () => existsSync(trace) && readFileSync(trace).includes("+++ exited with"),
    );
    const lines: string[] = [];
    for await (const line of createInterface(createReadStream(trace))) lines.push(line);
    const found = checkFlushOrder(lines, { word: WORD, sent });
    expect(found.violations).toEqual([]);
    const acknowledged = clients.reduce((sum, client) => sum + client.acknowledged(), 0);
    expect(found.acknowledgements).toBeGreaterThanOrEqual(ACKS);
    expect(found.wordsSent).toBeGreaterThan(acknowledged);
    const { violations: _none, ...figures } = found;
    console.log(`order of flushes by strace, ${acknowledged} messages acknowledged:`, figures);
    for (const client of clients) client.terminate();
  },
  120_000,
);

test("W8 the check finds an acknowledgement and a frame that left too early", () => {
  const hex = (bytes: Buffer): string =>
    `"${[...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("")}"`;
  const wal = (words: string): string =>
    `pwrite64(5</d/concord.sqlite-wal>, ${hex(Buffer.from(words))}, 9, 0) = 9`;
  const flush = "fsync(5</d/concord.sqlite-wal>) = 0";
  const send = (...bytes: readonly number[]): string => {
    const message = Buffer.from([0x82, bytes.length, ...bytes]);
    return `write(7<TCP:[127.0.0.1:3000->127.0.0.1:4000]>, ${hex(message)}, ${message.length}) = ${message.length}`;
  };
  const upgrade = Buffer.from("HTTP/1.1 101 Switching Protocols\r\n\r\n");
  const open = `write(7<TCP:[127.0.0.1:3000->127.0.0.1:4000]>, ${hex(upgrade)}, 99) = ${upgrade.length}`;
  const frame = send(105, 1, ...Buffer.from("q0n0 "));
  const check = (...calls: readonly string[]) =>
    checkFlushOrder(
      [open, ...calls].map((call) => `9 ${call}`),
      { word: WORD, sent: [["q0n0 "]] },
    ).violations.length;
  expect(check(wal("q0n0 "), flush, frame, send(101, 1))).toBe(0);
  expect(check(wal("q0n0 "), send(101, 1), flush)).toBe(1);
  expect(check(wal("q0n0 "), frame, flush, send(101, 1))).toBe(1);
  expect(check(flush, send(101, 1), wal("q0n0 "), flush)).toBe(1);
  // A flush that had begun before the write does not cover it.
  expect(
    checkFlushOrder(
      [
        `9 ${open}`,
        "8 fsync(5</d/concord.sqlite-wal> <unfinished ...>",
        `9 ${wal("q0n0 ")}`,
        "8 <... fsync resumed>) = 0",
        `9 ${send(101, 1)}`,
      ],
      { word: WORD, sent: [["q0n0 "]] },
    ).violations,
  ).toHaveLength(1);
});
