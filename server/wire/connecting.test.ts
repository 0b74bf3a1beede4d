import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { opinionId, type UserId } from "../../shared/ids.ts";
import { CLOSE, SCHEMA } from "../../shared/wire/protocol.ts";
import { type SignedIn, signedIn } from "../http/access.ts";
import { connecting } from "./connecting.ts";
import { openConnections } from "./connections.ts";
import { type Line, openLine } from "./line.ts";
import type { MessageHandler } from "./raw-messages.ts";
import type { Room } from "../room/room.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let site: TestSite;
let room: Room;
let query: string;

beforeAll(async () => {
  site = await openTestSite();
  const id = opinionId(site.opinionOf("space"));
  room = (await site.concord.rooms.get(id))!;
  const { generation } = await (await site.person("AAA")).opinion(id);
  query = `concord=1&schema=${SCHEMA}&generation=${generation}`;
});
afterAll(() => site.close());

/** A connection that passed the guard and has not entered the room yet. */
async function underWay(person: TestPerson): Promise<() => Line> {
  const app = new Hono<SignedIn>();
  let events: MessageHandler | null = null;
  let user: UserId | null = null;
  app.get("/", signedIn(site.concord.people, site.concord.forum), (c) => {
    user = c.get("user");
    events = connecting(c, room, { ...site.concord, connections: openConnections() });
    return c.body(null, 204);
  });
  const { status } = await app.request(`/?${query}`, { headers: { cookie: person.cookie } });
  expect(status).toBe(204);
  const session = person.cookie.split("=")[1]!;
  return () => openLine({ opinion: room.id, user: user!, session, events: events! });
}

const closeOf = async (line: Line): Promise<unknown> => {
  await until("it is closed", line.isClosed);
  return (await line.read(0)!.next({ waitMs: 0, bytesMax: 1_000_000 }))?.closed;
};

test("A6 who signs out while a connection is being opened does not keep it", async () => {
  const [leaving, staying] = [await site.person("BBB"), await site.person("CCC")];
  const [enter, enterToo] = [await underWay(leaving), await underWay(staying)];
  expect((await leaving.post("/api/sign-out", {})).status).toBe(204);
  const [line, other] = [enter(), enterToo()];
  expect(await closeOf(line)).toMatchObject({ code: CLOSE.signedOut });
  expect([other.isClosed(), room.connections()]).toEqual([false, 1]);
  other.end({ code: 1000, reason: "left" });
});

test("A4 who is dismissed while a connection is being opened does not keep it", async () => {
  const [person, secretariat] = [await site.person("DDD"), await site.person("secretariat")];
  const enter = await underWay(person);
  const { me } = await person.forum();
  const dismissal = { type: "dismissParticipant", userId: me.id, reason: "left" };
  expect((await secretariat.post("/api/forum/commands", dismissal)).status).toBe(200);
  expect(await closeOf(enter())).toMatchObject({ code: CLOSE.signedOut });
  expect(room.connections()).toBe(0);
});
