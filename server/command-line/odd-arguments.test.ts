import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, runCli, type ServerProcess, startServer } from "../testing/server-process.ts";

let folder: string;
let dataDir: string;
let server: ServerProcess;
let record: { streams: { stream: string; rows: unknown[] }[] };
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-odd-"));
  dataDir = at("data");
  const started = await startServer({ PORT: String(await freePort()), DATA_DIR: dataDir });
  if ("said" in started) throw new Error(started.said);
  server = started;
  await runCli(dataDir, "export", "record", "--out", at("record.json"));
  record = JSON.parse(readFileSync(at("record.json"), "utf8")) as typeof record;
}, 30_000);
afterAll(async () => {
  await server.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const sendToSocketFile = (body: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const sent = request({ socketPath: join(dataDir, "concord.sock"), method: "POST" }, (answer) => {
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
      answer.on("end", () => resolve(JSON.parse(text)));
    });
    sent.on("error", reject);
    sent.end(body);
  });

test("G6 what is no command is answered on the socket file, and the server goes on", async () => {
  for (const body of ["xyz", "", "null", "{}", '{"name":"export"}']) {
    expect(await sendToSocketFile(body)).toMatchObject({ code: 1, lines: expect.any(Array) });
  }
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
});

test("M9 a stream that was left out of an exported record, or stands in it twice, is named", async () => {
  const verified = (streams: typeof record.streams) => {
    writeFileSync(at("changed.json"), JSON.stringify({ ...record, streams }));
    return runCli(at("none"), "verify", at("changed.json"));
  };
  expect(await verified(record.streams)).toMatchObject({ code: 0 });
  for (const left of record.streams) {
    expect(await verified(record.streams.filter((one) => one !== left))).toMatchObject({
      code: 1,
      out: expect.stringContaining(`${left.stream}\trow 1: it is missing`),
    });
  }
  expect(await verified([])).toMatchObject({ code: 1, out: "forum\trow 1: it is missing\n" });
  expect(await verified([...record.streams, record.streams[1]!])).toMatchObject({
    code: 1,
    out: expect.stringContaining("is there 2 times"),
  });
});

test("D9 what is no backup is not restored, and a word with a dash names no file", async () => {
  mkdirSync(at("a folder"));
  writeFileSync(at("a file"), "");
  for (const [words, said] of [
    [["restore", at("record.json")], "is an exported record; only a backup is restored"],
    [["restore", at("a folder")], "SHA256SUMS"],
    [["verify", at("a folder")], "SHA256SUMS"],
    [["export", "record", "--out", at("none/record.json")], "there is no such file or folder"],
    [["export", "record", "--out", at("record.json"), "--what"], "There is no option --what here"],
  ] as const) {
    const dir = words[0] === "restore" ? at("empty") : dataDir;
    const { code, out } = await runCli(dir, ...words);
    expect([code, out]).toEqual([1, expect.stringContaining(said)]);
    expect(out).not.toMatch(/E[A-Z]{4,}:|Error/);
  }
  expect(existsSync(join(at("empty"), "concord.sqlite"))).toBe(false);
  for (const name of ["verify", "backup", "restore"]) {
    expect(await runCli(dataDir, name, "--help")).toMatchObject({ code: 2 });
  }
  expect(existsSync("--help")).toBe(false);
  for (const name of ["verify", "checkup", "invite"]) {
    const { code, out } = await runCli(at("a file"), name);
    expect([code, out]).toEqual([1, expect.stringContaining(at("a file"))]);
    expect(out).not.toMatch(/E[A-Z]{4,}/);
  }
}, 60_000);

test("W9 a data folder whose path is too long for the socket is refused before founding", async () => {
  const long = at("long".repeat(30));
  const refused = await startServer({ PORT: String(await freePort()), DATA_DIR: long });
  expect(refused).toEqual({
    code: 1,
    said: expect.stringMatching(/^The setting DATA_DIR is too long: .*\n$/),
  });
  expect(existsSync(long)).toBe(false);
});
