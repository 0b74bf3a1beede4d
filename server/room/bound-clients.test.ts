import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { opinionId as opinionIdOf, type UserId } from "../../shared/ids.ts";
import { CURSOR_IDS_MAX } from "../../shared/limits.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, signedIn, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";
import { writeAwareness } from "../../shared/wire/awareness.ts";
import type { RoomConnection } from "../broadcast/room-connection.ts";

let dataDir: string;
let site: TestSite;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-bound-"));
  site = await openTestSite({ DATA_DIR: dataDir });
});
afterAll(async () => {
  await site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("G3 an id bound by presence alone stays its person's after a restart", async () => {
  const [aaa, bbb] = [await site.person("AAA"), await site.person("BBB")];
  const opinionId = site.opinionOf("space");
  const { generation, clauses } = await aaa.opinion(opinionId);
  const open = clauses.find((one) => one.kind === "recital" && !one.locked)!;
  const shown = openConcordClient(site.url, { cookie: aaa.cookie, opinionId, generation });
  await shown.synced;
  shown.show({ client: shown.doc.clientID, clock: 1, json: JSON.stringify({ cursor: null }) });
  await until("AAA is seen", () => shown.people.has(shown.doc.clientID));
  shown.terminate();
  await site.close();
  site = await openTestSite({ DATA_DIR: dataDir });

  const enter = async (cookie: string) => {
    const doc = new Y.Doc();
    const client = openConcordClient(site.url, { cookie, opinionId, generation, doc });
    await client.synced;
    doc.clientID = shown.doc.clientID;
    const count = client.type(() => client.text(open.id).insert(0, "mine "));
    return { client, count };
  };
  const thief = await enter(bbb.cookie);
  expect((await thief.client.closed).code).toBe(4403);
  expect(thief.client.refusal()?.reason).toBe("foreignClient");
  const owner = await enter(aaa.cookie);
  await until("it is stored", () => owner.client.acknowledged() >= owner.count);
  owner.client.terminate();
  const now = (await signedIn(site.url, bbb.cookie).opinion(opinionId)).clauses.find(
    (one) => one.id === open.id,
  )!;
  expect(now.text).toBe(`mine ${open.text}`);
});

test("G13 frees a person's oldest ids that have a cursor and no text, and keeps the newest", async () => {
  const other = await openTestSite();
  const aaa = await other.person("AAA");
  const opinionId = opinionIdOf(other.opinionOf("green"));
  const room = (await other.concord.rooms.get(opinionId))!;
  const { generation } = await aaa.opinion(opinionId);
  const client = openConcordClient(other.url, { cookie: aaa.cookie, opinionId, generation });
  await client.synced;
  const ids = Array.from({ length: 3 * CURSOR_IDS_MAX }, (_, n) => 70_000 + n);
  // A connection shows one cursor: each comes with its own.
  const user = (await aaa.forum()).me.id;
  for (const [n, id] of ids.entries()) {
    const connection = connectionOf(user);
    room.join(connection);
    room.takeAwareness(connection, writeAwareness({ client: id, clock: 1, json: JSON.stringify({ n }) }));
    room.leave(connection);
  }
  await room.view();
  client.terminate();
  await until("they are on disk", async () => {
    const bound = await other.concord.store.boundClients(opinionId);
    return bound.length === CURSOR_IDS_MAX && bound.some((one) => one.client === ids.at(-1));
  });
  expect(room.who.authorOf(ids[0]!)).toBeNull();
  expect(room.who.authorOf(ids.at(-1)!)).toBe(user);
  await other.close();
});

const connectionOf = (user: UserId): RoomConnection => ({
  user,
  concord: false,
  send: () => undefined,
  buffered: () => 0,
  close: () => undefined,
  cut: () => undefined,
  refuse: () => undefined,
});
