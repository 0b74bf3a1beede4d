import { once } from "node:events";
import type { Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { opinionId as opinionIdOf } from "../../shared/ids.ts";
import { collectGarbage } from "../../shared/testing/collect-garbage.ts";
import { USER_MESSAGES_BURST, USER_MESSAGES_PER_SECOND } from "../../shared/limits.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";
import { syncUpdate } from "../../shared/wire/codec.ts";

const QUERY_AWARENESS = new Uint8Array([3]);

let site: TestSite;
let aaa: TestPerson;
let opinionId: string;
beforeAll(async () => {
  site = await openTestSite();
  opinionId = site.opinionOf("space");
  aaa = await site.person("AAA");
});
afterAll(() => site.close());

/** From now on somebody is read more slowly, by this much. */
async function slowDown(symbol: string, seconds: number): Promise<void> {
  const room = (await site.concord.rooms.get(opinionIdOf(opinionId)))!;
  const user = site.concord.people.byName(site.concord.invited.find((one) => one.of === symbol)!.name)!;
  room.spend(user, { messages: USER_MESSAGES_BURST + seconds * USER_MESSAGES_PER_SECOND, bytes: 0 });
}

async function openPlain({ cookie }: TestPerson): Promise<WebSocket & { readonly _socket: Socket }> {
  const url = `${site.url.replace("http", "ws")}/ws/opinions/${opinionId}`;
  const socket = new WebSocket(url, { headers: { cookie } });
  await once(socket, "open");
  return socket as WebSocket & { readonly _socket: Socket };
}

test("G9 who is read more slowly and leaves loses nothing that was sent before", async () => {
  const { generation, clauses } = await aaa.opinion(opinionId);
  const clause = clauses.find((one) => one.kind === "operative" && !one.locked)!;
  const page = openConcordClient(site.url, { cookie: aaa.cookie, opinionId, generation });
  await page.synced;
  let update: Uint8Array = new Uint8Array();
  page.doc.on("update", (made: Uint8Array) => void (update = made));
  page.text(clause.id).insert(0, "at the door ");
  page.terminate();

  const leaving = await openPlain(aaa);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await slowDown("AAA", 1);
  // In one piece, as a network may bring it.
  leaving._socket.cork();
  leaving.send(QUERY_AWARENESS);
  leaving.send(syncUpdate(update));
  leaving.close();
  leaving._socket.uncork();
  await once(leaving, "close");
  await until("it is stored", async () =>
    (await aaa.opinion(opinionId)).clauses.some(({ text }) => text.startsWith("at the door ")),
  );
});

test("G6 what a connection sends that was closed while it was read more slowly is kept by nobody", async () => {
  const ddd = await site.person("DDD");
  const closed = await openPlain(ddd);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await slowDown("DDD", 3600);
  closed.send(QUERY_AWARENESS);
  await new Promise((resolve) => setTimeout(resolve, 100));
  // It hears nothing of being closed, and goes on.
  closed._socket.removeAllListeners("data");
  closed._socket.resume();
  expect((await ddd.post("/api/sign-out", {})).status).toBe(204);
  collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  const message = websocketFrameOf(1024 * 1024);
  // A second after the close the server cuts the connection.
  const cut = new Promise((resolve) => closed._socket.once("close", resolve));
  for (let n = 0; n < 100 && !closed._socket.destroyed; n++) {
    if (closed._socket.write(message)) continue;
    await Promise.race([cut, new Promise((resolve) => closed._socket.once("drain", resolve))]);
  }
  // Messages on their way take as long as the machine does.
  await until("less than 30 of the 100 MB are left", () => {
    collectGarbage();
    return process.memoryUsage().arrayBuffers - before < 30 * 1024 * 1024;
  });
  closed.terminate();
});

/** As a client sends it, under a mask that changes nothing. */
function websocketFrameOf(length: number): Buffer {
  const header = Buffer.alloc(14);
  header[0] = 0x82;
  header[1] = 0x80 | 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([header, Buffer.alloc(length)]);
}
