import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CONNECTIONS_PER_PERSON_MAX, PINGS_BETWEEN_MAX } from "../../shared/limits.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { type NoticeClient, openNoticeClient } from "../testing/notice-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let site: TestSite;
let secretariat: TestPerson;
beforeAll(async () => {
  site = await openTestSite();
  secretariat = await site.person("secretariat");
});
afterAll(() => site.close());

const open = async ({ cookie }: TestPerson, query = ""): Promise<NoticeClient> => {
  const client = openNoticeClient(site.url, { cookie, query });
  await client.here;
  return client;
};
const command = async (body: object): Promise<void> =>
  expect((await secretariat.post("/api/forum/commands", body)).status).toBe(200);
const isOpen = ({ socket }: NoticeClient): boolean => socket.readyState === socket.OPEN;

test("A1 A3 A9 notices open for their own person's page alone, on the site's own pages", async () => {
  const aaa = await site.person("AAA");
  const [me, other] = [(await aaa.forum()).me.id, (await secretariat.forum()).me.id];
  await expect(openNoticeClient(site.url, { cookie: "" }).here).rejects.toThrow("401");
  const foreign = { cookie: aaa.cookie, origin: "https://other.example" };
  await expect(openNoticeClient(site.url, foreign).here).rejects.toThrow("403");
  const own = await open(aaa, `?person=${me}`);
  expect([own.heard(), own.notices]).toEqual([1, []]);
  const foreignPage = await open(aaa, `?person=${other}`);
  expect([foreignPage.heard(), (await foreignPage.closed).code]).toEqual([0, CLOSE.signedOut]);
  own.terminate();
});

test("A52 a client that sends on its connection for notices is refused; pings are answered", async () => {
  const aaa = await site.person("AAA");
  for (const message of ["{}", new Uint8Array([0, 0, 1, 0]), new Uint8Array(600_000)]) {
    const client = await open(aaa);
    client.socket.send(message);
    expect((await client.closed).code).toBe(CLOSE.refused);
  }
  const pinging = await open(aaa);
  for (let n = 0; n < PINGS_BETWEEN_MAX; n++) {
    pinging.socket.ping();
    await once(pinging.socket, "pong");
  }
  pinging.socket.ping();
  expect((await pinging.closed).code).toBe(CLOSE.refused);
});

test("A6 A28 the end of a sign-in closes its connections for notices, and no others", async () => {
  const [here, there] = [await site.person("BBB"), await site.person("BBB")];
  const [leaving, staying] = [await open(here), await open(there)];
  expect((await here.post("/api/sign-out", {})).status).toBe(204);
  expect((await leaving.closed).code).toBe(CLOSE.signedOut);
  expect(isOpen(staying)).toBe(true);
  const third = await site.person("BBB");
  const last = await open(third);
  const ended = await fetch(`${site.url}/api/devices`, {
    method: "DELETE",
    headers: { cookie: third.cookie },
  });
  expect(await ended.json()).toEqual({ ended: 1 });
  expect((await staying.closed).code).toBe(CLOSE.signedOut);
  expect(isOpen(last)).toBe(true);
  last.terminate();
});

test("A4 A13 a dismissed person hears no more, and who changes delegation comes back anew", async () => {
  const [ccc, ddd] = [await site.person("CCC"), await site.person("DDD")];
  const [leaving, moving] = [await open(ccc), await open(ddd)];
  await command({ type: "dismissParticipant", userId: (await ccc.forum()).me.id, reason: "left" });
  expect(await leaving.closed).toMatchObject({ code: CLOSE.signedOut });
  const { me } = await ddd.forum();
  await command({ type: "changeParticipant", userId: me.id, delegation: "AAA", reason: "moved" });
  expect(await moving.closed).toMatchObject({ code: CLOSE.transient });
  (await open(ddd)).terminate();
});

test("G11 connections for notices count among those of their person", async () => {
  const lead = await site.person("space");
  const first = await open(lead);
  const more = await Promise.all(Array.from({ length: CONNECTIONS_PER_PERSON_MAX - 1 }, () => open(lead)));
  expect([isOpen(first), more.every(isOpen)]).toEqual([true, true]);
  const one = await open(lead);
  expect((await first.closed).code).toBe(CLOSE.crowded);
  expect([more.every(isOpen), isOpen(one)]).toEqual([true, true]);
  for (const client of [...more, one]) client.terminate();
});

test("A52 a stopping server sends its pages away to come back", async () => {
  const other = await openTestSite();
  const client = openNoticeClient(other.url, { cookie: (await other.person("AAA")).cookie });
  await client.here;
  await other.close();
  expect((await client.closed).code).toBe(CLOSE.restart);
  await until("closed", () => client.socket.readyState === client.socket.CLOSED);
});
