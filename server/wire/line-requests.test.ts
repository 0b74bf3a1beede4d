import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WSContext } from "hono/ws";
import { createDecoder, readVarUint8Array } from "lib0/decoding";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { opinionId, userId } from "../../shared/ids.ts";
import {
  LINE_BATCH_BYTES_MAX,
  LINE_BATCH_MESSAGES_MAX,
  LINE_KEPT_BYTES_MAX,
  LINE_KEPT_MESSAGES_MAX,
  LINE_STREAM_BYTES_MAX,
  LINES_PER_PERSON_MAX,
} from "../../shared/limits.ts";
import { CLOSE, MESSAGE, SCHEMA } from "../../shared/wire/protocol.ts";
import { openConcord } from "../setup/concord.ts";
import { openLine } from "./line.ts";
import { writeAwareness } from "../../shared/wire/awareness.ts";
import { awarenessMessage, syncStep1, syncStep2, syncUpdate } from "../../shared/wire/codec.ts";
import { serveConcord } from "../serve.ts";
import { readSettings } from "../setup/settings.ts";
import { answerOf, raw } from "../testing/http.ts";
import { batch, eventsOf, openRequests, type Requests } from "../testing/line-socket.ts";
import {
  openTestSite,
  type OpinionAnswer,
  signedIn,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";
import { threadMs } from "../../shared/testing/thread-ms.ts";

let site: TestSite;
let [aaa, bbb]: TestPerson[] = [];
let requests: Requests;
let id: string;
let opinion: OpinionAnswer;
let query: string;
let left: string[] = [];

/** Opens a line and gives its path. */
const open = async (by: Requests = requests): Promise<string> => {
  const answer = await by.open(id, query);
  expect(answer.status).toBe(200);
  const path = `/api/opinions/${id}/line/${((await answer.json()) as { line: string }).line}`;
  left.push(path);
  return path;
};

const wordsOf = async (): Promise<string> =>
  (await bbb!.opinion(id)).clauses.map((clause) => clause.text).join("\n");

/** All messages of a line until nothing more comes with these. */
const readAll = async (path: string, enough: (messages: readonly string[]) => boolean) => {
  const messages: string[] = [];
  let last = 0;
  while (!enough(messages)) {
    const answer = await requests.poll(path, last);
    messages.push(...answer.messages);
    last = answer.last;
    if (answer.close !== undefined) return { messages, last, close: answer.close };
  }
  return { messages, last, close: undefined };
};

/** Text typed at the start of the first recital, as an update. */
const typed = async (words: string): Promise<Uint8Array> => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  const path = await open();
  await requests.post(path, 1, [syncStep1(Y.encodeStateVector(doc))]);
  const { messages } = await readAll(path, (all) => all.some((one) => Buffer.from(one, "base64")[1] === 1));
  const step2 = messages
    .map((one) => Buffer.from(one, "base64"))
    .find((one) => one[0] === 0 && one[1] === 1)!;
  Y.applyUpdate(doc, readVarUint8Array(createDecoder(new Uint8Array(step2.subarray(2)))));
  const recital = opinion.clauses.find((clause) => clause.kind === "recital")!;
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const paragraph = doc.getXmlFragment(recital.id).get(0) as Y.XmlElement;
  (paragraph.get(0) as Y.XmlText).insert(0, words);
  return updates[0]!;
};

beforeAll(async () => {
  site = await openTestSite();
  [aaa, bbb] = [await site.person("AAA"), await site.person("BBB")];
  id = site.opinionOf("space");
  opinion = await aaa.opinion(id);
  query = `concord=1&schema=${SCHEMA}&generation=${opinion.generation}`;
  requests = openRequests(site.url, aaa.cookie);
});
beforeEach(async () => {
  for (const path of left) await requests.ask(path, { method: "DELETE" });
  left = [];
});
afterAll(() => site.close());

test("W8 W13 a batch sent again is applied once; one after a lost batch is refused", async () => {
  const path = await open();
  const update = await typed("ONCE ");
  for (let again = 0; again < 3; again++) {
    expect((await requests.post(path, 1, [syncUpdate(update)])).status).toBe(204);
  }
  // Counted once: the acknowledgement that comes is of one message.
  const { messages, last } = await readAll(path, (all) => all.includes("ZQE="));
  expect(messages.filter((one) => one.startsWith("ZQ"))).toEqual(["ZQE="]);
  expect((await wordsOf()).split("ONCE ").length - 1).toBe(1);
  expect(await answerOf(requests.post(path, 3, [syncUpdate(update)]))).toEqual({
    status: 409,
    reason: "lineBroken",
  });
  expect((await requests.post(path, 2, [syncUpdate(update)])).status).toBe(204);
  expect(last).toBeGreaterThan(0);
});

test("M3 what is no batch is refused whole, and the line goes on", async () => {
  const path = await open();
  const send = (n: string, body: Uint8Array<ArrayBuffer>): Promise<Response> =>
    requests.ask(`${path}?n=${n}`, { method: "POST", body });
  for (const n of ["0", "-1", "1.5", "x", "", "1e3", "9999999999999999"]) {
    expect(await answerOf(send(n, batch([])))).toEqual({ status: 400, reason: "unreadable" });
  }
  for (const body of [[200], [5, 1, 2], [255, 255, 255, 255, 255, 255, 255, 255, 255, 1]]) {
    expect(await answerOf(send("1", new Uint8Array(body)))).toEqual({ status: 400, reason: "unreadable" });
  }
  expect((await send("1", batch([]))).status).toBe(204);
  for (const after of ["-1", "x", "99"]) {
    expect((await requests.ask(`${path}?after=${after}`)).status).toBe(409);
  }
});

test("A1 A3 A8 a line is its own sign-in's: to others and in other Opinions it is not there", async () => {
  const path = await open();
  const other = site.opinionOf(site.concord.forum.preset().groups[1]!.id);
  const again = await site.person("AAA");
  const strangers = [
    [openRequests(site.url, bbb!.cookie), path],
    [openRequests(site.url, again.cookie), path],
    [requests, path.replace(id, other)],
    [requests, path.slice(0, -1)],
  ] as const;
  for (const [by, where] of strangers) {
    for (const method of ["GET", "POST", "DELETE"]) {
      const answer = await answerOf(by.ask(`${where}?after=0&n=1`, { method }));
      expect(answer).toEqual({ status: 404, reason: "noSuchLine" });
    }
  }
  expect((await openRequests(site.url, "").open(id, query)).status).toBe(401);
  expect((await openRequests(site.url, "").ask(`${path}?after=0`)).status).toBe(401);
  const headers = { cookie: aaa!.cookie, origin: "https://elsewhere.example" };
  for (const [method, where] of [
    ["GET", path],
    ["POST", `/api/opinions/${id}/line`],
    ["DELETE", path],
  ] as const) {
    expect(await raw(site.url, where, { method, headers, body: "" })).toEqual({
      status: 403,
      reason: "badOrigin",
    });
  }
  const unknown = "01J00000000000000000000000";
  expect(await answerOf(requests.open(unknown, query))).toEqual({ status: 404, reason: "noSuchOpinion" });
  expect((await requests.ask(`/api/opinions/${unknown}/line`)).status).toBe(404);
  expect((await requests.ask(`/api/opinions/${id}/line`)).status).toBe(204);
});

test("no proxy keeps or compresses a stream, and a cut one resumes after its last message", async () => {
  const path = await open();
  const cut = new AbortController();
  const answer = await requests.stream(path, 0, cut.signal);
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  expect(answer.headers.get("cache-control")).toBe("no-store, no-transform");
  expect(answer.headers.get("x-accel-buffering")).toBe("no");
  expect(answer.headers.get("content-encoding")).toBeNull();
  const events = eventsOf(answer);
  const first = (await events.next()).value as { n: number; bytes: Uint8Array };
  expect([first.n, first.bytes[0]]).toEqual([1, 0]);
  cut.abort();
  // Not confirmed yet: what the network lost comes again, byte for byte.
  const again = await requests.poll(path, 0);
  expect(again.messages[0]).toBe(Buffer.from(first.bytes).toString("base64"));
  const rest = await requests.poll(path, 1);
  expect([...again.messages.slice(0, 1), ...rest.messages].length).toBe(rest.last);
  // Confirmed: it is gone.
  expect((await requests.ask(`${path}?after=0`)).status).toBe(409);
});

test("a second GET takes the place of the first, which ends", async () => {
  const path = await open();
  const { last } = await readAll(path, (all) => all.length > 0);
  const first = await requests.stream(path, last);
  const reading = first.text();
  const second = requests.poll(path, last);
  expect(await reading).toContain(": open");
  await requests.ask(path, { method: "DELETE" });
  expect((await second).close).toEqual({ code: 1000, reason: "left" });
});

test("M6 a 17th line of one person replaces an unread one, else the least used, with a reason", async () => {
  // Nobody who has lines of other tests.
  const own = openRequests(site.url, (await site.person("CCC")).cookie);
  const openOwn = async (): Promise<string> => {
    const { line } = (await (await own.open(id, query)).json()) as { readonly line: string };
    return `/api/opinions/${id}/line/${line}`;
  };
  const streams: AbortController[] = [];
  const read = async (path: string): Promise<Response> => {
    const stream = new AbortController();
    streams.push(stream);
    return own.stream(path, 0, stream.signal);
  };
  const opened: string[] = [];
  for (let n = 0; n < LINES_PER_PERSON_MAX; n++) opened.push(await openOwn());
  const [oldest, ...others] = opened;
  const first = await read(others[0]!);
  for (const path of others.slice(1)) await read(path);
  const next = await openOwn();
  expect((await own.ask(`${oldest}?after=0`)).status).toBe(404);
  await read(next);
  await openOwn();
  expect(await first.text()).toContain(`"code":${CLOSE.crowded}`);
  expect((await openRequests(site.url, bbb!.cookie).open(id, query)).status).toBe(200);
  for (const stream of streams) stream.abort();
});

test("M6 a HEAD of a line is no reading: it holds no place and confirms nothing", async () => {
  for (let i = 0; i < LINES_PER_PERSON_MAX + 1; i++) {
    const head = await requests.ask(`${await open()}?after=0`, {
      method: "HEAD",
      headers: { accept: "text/event-stream" },
    });
    expect(head.status).toBe(204);
  }
});

test("G6 a batch over the limit is not taken in; the line says why and closes with 4413", async () => {
  const path = await open();
  const update = await typed("TOO LARGE ");
  const body = batch([syncUpdate(update), new Uint8Array(LINE_BATCH_BYTES_MAX)]);
  const answer = await answerOf(requests.ask(`${path}?n=1`, { method: "POST", body }));
  expect(answer).toEqual({ status: 413, reason: "tooLarge" });
  const { messages, close } = await readAll(path, () => false);
  expect(close?.code).toBe(4413);
  expect(Buffer.from(messages.at(-1)!, "base64").toString()).toContain('"reason":"tooLarge"');
  expect((await requests.post(path, 2, [])).status).toBe(410);
  expect(await wordsOf()).not.toContain("TOO LARGE");
});

test("G6 a batch of more messages than a person may send at once is refused, however small", async () => {
  const path = await open();
  const since = threadMs();
  const body = new Uint8Array(LINE_BATCH_BYTES_MAX);
  for (let i = 0; i < body.length; i += 2) body.set([1, MESSAGE.queryAwareness], i);
  const answer = await answerOf(requests.ask(`${path}?n=1`, { method: "POST", body }));
  expect(answer).toEqual({ status: 413, reason: "tooLarge" });
  expect(threadMs() - since).toBeLessThan(1_000);
  expect((await readAll(path, () => false)).close?.code).toBe(4413);
  const most = body.subarray(0, 2 * LINE_BATCH_MESSAGES_MAX);
  const next = await open();
  expect((await requests.ask(`${next}?n=1`, { method: "POST", body: most })).status).toBe(204);
});

test("G6 what waits for a reader who never comes is limited, but a whole state may be larger", () => {
  const line = (bytes: number, count: number) => {
    let room: WSContext | null = null;
    const opened = openLine({
      opinion: opinionId(id),
      user: userId("u"),
      session: "s",
      events: { onOpen: (_event, ws) => (room = ws), hear: () => {} },
    });
    for (let i = 0; i < count; i++) room!.send(new Uint8Array(bytes));
    return opened;
  };
  expect(line(LINE_KEPT_BYTES_MAX * 4, 1).isClosed()).toBe(false);
  expect(line(1, LINE_KEPT_MESSAGES_MAX).isClosed()).toBe(false);
  expect(line(1, LINE_KEPT_MESSAGES_MAX + 1).isClosed()).toBe(true);
  const over = line(LINE_STREAM_BYTES_MAX, LINE_KEPT_BYTES_MAX / LINE_STREAM_BYTES_MAX + 2);
  expect(over.isClosed()).toBe(true);
});

test("a line that neither reads nor sends leaves the room, and its presence with it", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-"));
  const settings = readSettings({ PORT: "0", DATA_DIR: dataDir });
  if ("problem" in settings) throw new Error(settings.problem);
  const log = (line: string): void => console.error(line);
  const concord = (await openConcord({
    settings,
    log,
    address: () => "",
    found: { preset: "wtpf-26", sample: true },
  }))!;
  const short = await serveConcord(concord, { settings, pageDir: dataDir, log, lineIdleMs: 100 });
  const url = `http://localhost:${short.port}`;
  const person = concord.invited.find((one) => one.of === "AAA")!;
  const token = person.link.split("#")[1];
  const signed = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  const cookie = signed.headers.get("set-cookie")!.split(";")[0]!;
  const by = openRequests(url, cookie);
  const space = concord.forum.forum().opinions.find((one) => one.groupId === "space")!.id;
  const { generation } = await signedIn(url, cookie).opinion(space);
  const opened = await by.open(space, `concord=1&schema=${SCHEMA}&generation=${generation}`);
  const path = `/api/opinions/${space}/line/${((await opened.json()) as { line: string }).line}`;
  const state = { client: 77_777, clock: 1, json: '{"cursor":null}' };
  await by.post(path, 1, [
    syncStep2(Y.encodeStateAsUpdate(new Y.Doc())),
    awarenessMessage(writeAwareness(state)),
  ]);
  const room = (await concord.rooms.get(space))!;
  expect(room.connections()).toBe(1);
  await until("it has left", () => room.connections() === 0);
  await until("it is forgotten", async () => (await by.post(path, 2, [])).status === 404);
  await short.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("W9 a server that stops tells its lines so and ends their streams", async () => {
  const stopping = await openTestSite();
  const person = await stopping.person("AAA");
  const by = openRequests(stopping.url, person.cookie);
  const where = stopping.opinionOf("space");
  const { generation } = await person.opinion(where);
  const opened = await by.open(where, `concord=1&schema=${SCHEMA}&generation=${generation}`);
  const path = `/api/opinions/${where}/line/${((await opened.json()) as { line: string }).line}`;
  const stream = await by.stream(path, 0);
  const start = performance.now();
  const [told] = await Promise.all([stream.text(), stopping.close()]);
  console.log(`stopped with an open stream in ${Math.round(performance.now() - start)} ms`);
  expect(told).toContain('event: close\ndata: {"code":1012');
});
