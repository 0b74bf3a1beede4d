import { afterAll, beforeAll, expect, test } from "vitest";
import { BEGUN_SIGN_INS_PER_NETWORK_MAX, SIGN_IN_FAILURES_PER_MINUTE } from "../../shared/door-limits.ts";
import { CONNECTIONS_PER_PERSON_MAX, REBUILDS_BURST } from "../../shared/limits.ts";
import { MAILS_PER_NETWORK } from "../../shared/people/sign-ins.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

const PEOPLE = 200;
const DELEGATIONS = ["AAA", "BBB", "CCC", "DDD", "EEE"];
/** Of the one address of a conference hall. */
const HALL = "198.51.100.7";

let site: TestSite;
let opinionId: string;
let clause: string;
let meetingId: string;
let links: readonly string[];
const clients: ConcordClient[] = [];

beforeAll(async () => {
  site = await openTestSite({ PUBLIC_URL: "https://concord.example" });
  opinionId = site.opinionOf("space");
  const secretariat = await site.person("secretariat");
  const opened = await secretariat.post("/api/forum/commands", {
    type: "openMeeting",
    groupId: null,
    name: "Opening",
  });
  const { entries } = (await opened.json()) as {
    readonly entries: readonly { readonly meeting?: { readonly id: string } }[];
  };
  meetingId = entries[0]!.meeting!.id;
  clause = (await secretariat.opinion(opinionId)).clauses.find(
    ({ kind, locked }) => kind === "operative" && !locked,
  )!.id;
  links = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, n) => {
      const done = await site.concord.secretariat.carryOut(null, {
        type: "admitParticipant",
        name: `Delegate ${n}`,
        role: "delegate",
        delegation: DELEGATIONS[n % DELEGATIONS.length]!,
      });
      if ("refusal" in done) throw new Error(done.refusal.message);
      return done.link!.split("#")[1]!;
    }),
  );
});
afterAll(async () => {
  for (const client of clients) client.terminate();
  await site.close();
});

const enter = async (token: string, headers: Record<string, string>): Promise<TestPerson> => {
  const answer = await fetch(`${site.url}/api/sign-in`, {
    method: "POST",
    headers,
    body: JSON.stringify({ token }),
  });
  expect(answer.status).toBe(204);
  return signedIn(site.url, answer.headers.get("set-cookie")!.split(";")[0]!);
};

test("A59 200 people behind one address begin a lively meeting, and none is refused", async () => {
  // Half come through the proxy, which names the hall; half straight, all from one machine.
  const people = await Promise.all(
    links.map((token, n) => enter(token, n % 2 === 0 ? { "x-forwarded-for": HALL } : {})),
  );
  const statuses = new Map<number, number>();
  let asked = 0;
  const count = async (answer: Promise<Response>): Promise<void> => {
    const { status, body } = await answer;
    await body?.cancel();
    asked += 1;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
  const { generation } = await people[0]!.opinion(opinionId);
  await Promise.all(
    people.map(async (person, n) => {
      for (const path of [
        "/api/forum",
        `/api/opinions/${opinionId}`,
        "/api/forum/meetings",
        "/api/forum/seq",
      ])
        await count(person.get(path));
      const client = openConcordClient(site.url, { cookie: person.cookie, opinionId, generation });
      clients[n] = client;
      await client.synced;
      if (n % 4 === 0) client.type(() => client.text(clause).insert(0, `${n} `));
      await count(person.post("/api/forum/commands", { type: "attendMeeting", meetingId, attends: true }));
      await count(person.get("/api/board"));
    }),
  );
  await until("all is acknowledged", () => clients.every((one) => one.acknowledged() >= one.sent()), 60_000);
  expect(clients.filter((one) => one.isClosed() || one.refusal() !== null)).toEqual([]);
  const board = statuses.get(403) ?? 0;
  expect([...statuses.keys()].filter((status) => status !== 200 && status !== 403)).toEqual([]);
  expect(board === 0 || board === PEOPLE).toBe(true);
  console.log(
    `one address: ${PEOPLE} people signed in, ${clients.length} sockets, ${asked} requests, none refused by a limit`,
  );

  // And each adds a phone by its code, all in one minute: a right code is no guess, however many come at once.
  const codes = await Promise.all(
    people.map(async (person) => {
      const made = await person.post("/api/devices/links", {});
      return ((await made.json()) as { readonly code: string }).code;
    }),
  );
  const phones = await Promise.all(
    codes.map((code) =>
      fetch(`${site.url}/api/sign-in`, {
        method: "POST",
        headers: { "x-forwarded-for": HALL },
        body: JSON.stringify({ code }),
      }),
    ),
  );
  expect(phones.filter(({ status }) => status !== 204).length).toBe(0);

  // One of them asks for far too much: the others go on as before.
  const [hostile, ...others] = people as [TestPerson, ...TestPerson[]];
  const flood = await Promise.all(
    Array.from({ length: REBUILDS_BURST + 40 }, () => hostile.get(`/api/opinions/${opinionId}/states`)),
  );
  const refused = flood.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  for (const answer of refused) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  const windows = Array.from({ length: CONNECTIONS_PER_PERSON_MAX + 5 }, () =>
    openConcordClient(site.url, { cookie: hostile.cookie, opinionId, generation }),
  );
  await Promise.all(windows.map((one) => one.synced));
  await until(
    "the hostile person's least used windows are closed",
    () => windows.concat(clients[0]!).filter((one) => one.isClosed()).length >= 6,
  );
  const after = await Promise.all(
    others.slice(0, 40).map(async (person) => (await person.get(`/api/opinions/${opinionId}/states`)).status),
  );
  expect(new Set(after)).toEqual(new Set([200]));
  expect(clients.slice(1).filter((one) => one.isClosed())).toEqual([]);
  for (const one of windows) one.terminate();
  console.log(
    `one hostile person: ${refused.length} of ${flood.length} refused; 40 others served, 199 sockets open`,
  );
}, 120_000);

test("A59 limits by network, before anybody is signed in, have room for a hall of 600", () => {
  const hall = 600;
  expect(MAILS_PER_NETWORK).toBeGreaterThanOrEqual(2 * hall);
  expect(BEGUN_SIGN_INS_PER_NETWORK_MAX).toBeGreaterThanOrEqual(hall);
  expect(SIGN_IN_FAILURES_PER_MINUTE).toBeGreaterThanOrEqual(hall);
});
