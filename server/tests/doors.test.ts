import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { DAY_MS } from "../../shared/durations.ts";
import type { UserId } from "../../shared/ids.ts";
import {
  CODE_FAILURES_PER_NETWORK,
  CODE_TRIES_MAX,
  DEVICE_LINK_MS,
  type DeviceLink,
  type DevicesAnswer,
  MAIL_LINK_MS,
  MAILS_PER_ADDRESS,
} from "../../shared/people/sign-ins.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

/** A site that sends mail, behind a proxy on this machine. */
let site: TestSite;
beforeAll(async () => {
  site = await openTestSite({ PUBLIC_URL: "https://concord.example.org" }, { isMailOn: true });
});
afterAll(() => site.close());

let now = Date.now();
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: (now = Date.now()) }));
afterEach(() => vi.useRealTimers());
const pass = (ms: number): void => {
  now += ms;
  vi.setSystemTime(now);
};

type Answer = {
  readonly status: number;
  readonly body: string;
  readonly reason: string | undefined;
  readonly cookies: readonly string[];
  readonly headers: Headers;
};
async function post(path: string, json: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(site.url + path, { method: "POST", headers, body: JSON.stringify(json) });
  const body = await answer.text();
  const reason = /"reason":"(\w+)"/.exec(body)?.[1];
  return {
    status: answer.status,
    body,
    reason,
    cookies: answer.headers.getSetCookie(),
    headers: answer.headers,
  };
}
let hosts = 0;
/** A network of its own, so that no test meets the limits of another. */
const elsewhere = (): Record<string, string> => ({ "x-forwarded-for": `198.51.100.${(hosts += 1)}` });
const cookieOf = ({ cookies }: Answer, name: string): string =>
  cookies.find((one) => one.startsWith(`__Host-${name}=`))?.split(";")[0] ?? "";

let addresses = 0;
/** Somebody who takes part, with an address of their own. */
async function somebody(): Promise<{
  readonly user: UserId;
  readonly email: string;
  readonly secretariat: TestPerson;
}> {
  const secretariat = await site.person("secretariat");
  const email = `person${(addresses += 1)}@example.org`;
  const command = {
    type: "admitParticipant",
    name: `Person ${addresses}`,
    role: "delegate",
    delegation: "AAA",
    email,
  };
  const answer = await secretariat.post("/api/forum/commands", command);
  expect(answer.status).toBe(200);
  return { user: site.concord.people.byName(command.name)!, email, secretariat };
}
const sentTo = async (
  user: UserId,
): Promise<readonly { readonly token: string; readonly code: string }[]> => {
  const mails = await site.concord.store.mailsDue({ now: now + DAY_MS, kinds: ["signIn"], limit: 1_000 });
  return mails.flatMap((mail) => {
    const { link, code } = JSON.parse(mail.body) as { readonly link: string; readonly code: string };
    return mail.user === user ? [{ token: link.split("#")[1]!, code }] : [];
  });
};
/** Asks for a link and takes it from the mail; `asked`: the cookie of the browser that asked. */
async function askLink(
  { user, email }: { readonly user: UserId; readonly email: string },
  headers = elsewhere(),
): Promise<{ readonly token: string; readonly code: string; readonly asked: string }> {
  const before = (await sentTo(user)).length;
  const answer = await post("/api/sign-in/mail", { email }, headers);
  expect(answer.status).toBe(204);
  await expect.poll(async () => (await sentTo(user)).length).toBe(before + 1);
  return { ...(await sentTo(user))[before]!, asked: cookieOf(answer, "concord-asked") };
}
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

test("A24 whoever's address it is, known or not, the answer to a request for a link is the same", async () => {
  const known = await somebody();
  const gone = await somebody();
  const dismissed = { type: "dismissParticipant", userId: gone.user, reason: "left" };
  expect((await known.secretariat.post("/api/forum/commands", dismissed)).status).toBe(200);
  const [one, two] = [await somebody(), await somebody()];
  const contact = (await site.concord.store.contactOf(two.user))!;
  await site.concord.store.saveContact({ ...contact, email: one.email });

  const shapes = new Set<string>();
  const ask = async (email: string): Promise<void> => {
    const answer = await post("/api/sign-in/mail", { email }, elsewhere());
    const headers = [...answer.headers].filter(([name]) => name !== "date");
    shapes.add(JSON.stringify([answer.status, answer.body, headers]).replaceAll(/[\w-]{43}/gu, "SECRET"));
  };
  const asked = [known.email, ` ${known.email.toUpperCase()} `, gone.email, one.email, "nobody@example.org"];
  for (const email of asked) await ask(email);
  // Over the limit of an address the answer stays, and no mail leaves.
  for (let n = 0; n < 5; n++) await ask(known.email);
  await expect.poll(async () => (await sentTo(known.user)).length).toBe(MAILS_PER_ADDRESS);
  expect([...shapes]).toHaveLength(1);
  for (const nobody of [gone, one, two]) expect(await sentTo(nobody.user)).toEqual([]);
  for (const line of site.logged) expect(line).not.toContain("@");
  expect((await post("/api/sign-in/mail", { email: "no address" })).reason).toBe("notAnAddress");
});

test("A25 a link by mail works once within 15 minutes, by its button and not by being opened", async () => {
  const person = await somebody();
  const { token, code, asked } = await askLink(person);
  // A mail scanner opens the page, and asks for it with HEAD too.
  for (const method of ["GET", "HEAD"]) await fetch(`${site.url}/sign-in`, { method });
  const uses = await Promise.all(
    Array.from({ length: 100 }, () => post("/api/sign-in", { token }, elsewhere())),
  );
  expect(uses.filter(({ status }) => status === 204)).toHaveLength(1);
  expect(uses.filter(({ reason }) => reason === "linkUsed")).toHaveLength(99);
  // The code opens the same once: it is used up too.
  expect((await post("/api/sign-in", { code }, { ...elsewhere(), cookie: asked })).reason).toBe("codeWrong");
  const late = await askLink(person);
  pass(MAIL_LINK_MS);
  expect((await post("/api/sign-in", { token: late.token })).reason).toBe("linkEnded");
  const typed = { ...elsewhere(), cookie: late.asked };
  expect((await post("/api/sign-in", { code: late.code }, typed)).reason).toBe("codeWrong");
});

test("A25 a code works once, at the browser that asked, and is dead after five wrong ones", async () => {
  const person = await somebody();
  const first = await askLink(person);
  expect((await post("/api/sign-in", { code: first.code }, elsewhere())).reason).toBe("codeWrong");
  const stranger = await askLink(await somebody());
  const elses = { ...elsewhere(), cookie: stranger.asked };
  expect((await post("/api/sign-in", { code: first.code }, elses)).reason).toBe("codeWrong");
  const spaced = `${first.code.slice(0, 3)} ${first.code.slice(3)}`;
  const uses = await Promise.all(
    Array.from({ length: CODE_TRIES_MAX }, () =>
      post("/api/sign-in", { code: spaced }, { ...elsewhere(), cookie: first.asked }),
    ),
  );
  expect(uses.filter(({ status }) => status === 204)).toHaveLength(1);
  expect(uses.filter(({ reason }) => reason === "codeWrong")).toHaveLength(CODE_TRIES_MAX - 1);

  const second = await askLink(person);
  const cookie = second.asked;
  for (let n = 0; n < CODE_TRIES_MAX; n++)
    expect(
      (await post("/api/sign-in", { code: other(second.code) }, { ...elsewhere(), cookie })).status,
    ).toBe(401);
  expect((await post("/api/sign-in", { code: second.code }, { ...elsewhere(), cookie })).reason).toBe(
    "codeWrong",
  );
  // The link goes on.
  expect((await post("/api/sign-in", { token: second.token }, elsewhere())).status).toBe(204);
  // At a browser that asked for an unknown address a wrong code is answered the same.
  const unknown = await post("/api/sign-in/mail", { email: "nobody@example.org" }, elsewhere());
  const there = cookieOf(unknown, "concord-asked");
  const wrong = await post("/api/sign-in", { code: "123456" }, { ...elsewhere(), cookie: there });
  const known = await askLink(await somebody());
  const right = { ...elsewhere(), cookie: known.asked };
  expect((await post("/api/sign-in", { code: other(known.code) }, right)).body).toBe(wrong.body);
});

test("A26 a network that guesses codes is held up, and nobody else", async () => {
  const guesser = elsewhere();
  const guesses = await Promise.all(
    Array.from({ length: CODE_FAILURES_PER_NETWORK + 20 }, (_, n) =>
      post("/api/sign-in", { code: `AAAA-${String(n).padStart(4, "0")}` }, guesser),
    ),
  );
  expect(guesses.filter(({ reason }) => reason === "codeWrong")).toHaveLength(CODE_FAILURES_PER_NETWORK);
  const over = guesses.filter(({ reason }) => reason === "tooMany");
  expect(over).toHaveLength(20);
  for (const { headers } of over) expect(headers.get("retry-after")).toBe("60");
  expect((await post("/api/sign-in", { code: "AAAA-AAAA" }, elsewhere())).reason).toBe("codeWrong");
});

const linkFor = async (person: TestPerson): Promise<DeviceLink> =>
  (await (await person.post("/api/devices/links", {})).json()) as DeviceLink;
const stateOf = async (person: TestPerson, id: string): Promise<unknown> =>
  (await (await person.get(`/api/devices/links/${id}`)).json()) as unknown;

test("A27 a device signs in by link or short code, once, within five minutes, unless withdrawn", async () => {
  const first = await site.person("AAA");
  const made = await linkFor(first);
  expect(made.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/u);
  expect(await stateOf(first, made.id)).toEqual({ state: "open" });
  // To somebody else it is not there.
  const stranger = await site.person("BBB");
  expect(await stateOf(stranger, made.id)).toEqual({ state: "ended" });
  await fetch(`${site.url}/api/devices/links/${made.id}`, {
    method: "DELETE",
    headers: { cookie: stranger.cookie },
  });
  const typed = ` ${made.code.slice(0, 4).toLowerCase()}-${made.code.slice(4)} `;
  const uses = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      post("/api/sign-in", n % 2 === 0 ? { code: typed } : { token: made.token }, elsewhere()),
    ),
  );
  const [second, ...more] = uses.filter(({ status }) => status === 204);
  expect(more).toEqual([]);
  expect(await stateOf(first, made.id)).toEqual({ state: "used" });
  const there = signedIn(site.url, cookieOf(second!, "concord"));
  expect((await there.forum()).me.name).toBe((await first.forum()).me.name);

  const late = await linkFor(first);
  pass(DEVICE_LINK_MS);
  expect((await post("/api/sign-in", { token: late.token }, elsewhere())).reason).toBe("linkEnded");
  expect((await post("/api/sign-in", { code: late.code }, elsewhere())).reason).toBe("codeWrong");
  const withdrawn = await linkFor(first);
  await fetch(`${site.url}/api/devices/links/${withdrawn.id}`, {
    method: "DELETE",
    headers: { cookie: first.cookie },
  });
  expect((await post("/api/sign-in", { token: withdrawn.token }, elsewhere())).reason).toBe("linkUnknown");
  expect((await post("/api/sign-in", { code: withdrawn.code }, elsewhere())).reason).toBe("codeWrong");
});

const devicesOf = async (person: TestPerson): Promise<DevicesAnswer> =>
  (await (await person.get("/api/devices")).json()) as DevicesAnswer;
const end = (person: TestPerson, path: string): Promise<Response> =>
  fetch(site.url + path, { method: "DELETE", headers: { cookie: person.cookie } });

test.each(["webSocket", "stream"] as const)(
  "A28 a device that is signed out while it types (%s) writes nothing after the answer",
  async (way) => {
    const first = await site.person("CCC");
    const { token } = await linkFor(first);
    const phone = {
      ...elsewhere(),
      "user-agent": "Mozilla/5.0 (Linux; Android 10; K) Chrome/141 Mobile Safari/537",
    };
    const cookie = cookieOf(await post("/api/sign-in", { token }, phone), "concord");
    const id = site.opinionOf("space");
    const { generation, clauses } = await first.opinion(id);
    const client = openConcordClient(site.url, {
      cookie,
      opinionId: id,
      generation,
      ...(way === "stream" ? { by: "stream" as const } : {}),
    });
    await client.synced;
    const clause = clauses.find(({ text, locked }) => text !== "" && !locked)!.id;
    const typing = setInterval(() => client.type(() => client.text(clause).insert(0, "x")), 2);
    await expect.poll(client.acknowledged).toBeGreaterThan(20);

    const { devices } = await devicesOf(first);
    const [there, here] = [devices.find(({ isThis }) => !isThis)!, devices.find(({ isThis }) => isThis)!];
    expect(there).toMatchObject({ device: "Chrome on Android", way: "device" });
    expect(here.way).toBe("link");
    const asked = performance.now();
    expect((await end(first, `/api/devices/${there.id}`)).status).toBe(204);
    const written = (await first.opinion(id)).seq;
    expect((await client.closed).code).toBe(CLOSE.signedOut);
    expect(performance.now() - asked).toBeLessThan(1_000);
    // It goes on typing, and asks by every other way that it has.
    const again = signedIn(site.url, cookie);
    const slow = await again.ask(id, { type: "lockClause", clauseId: clause, hash: "x" });
    expect(slow.status).toBe(401);
    await new Promise((resolve) => setTimeout(resolve, 300));
    clearInterval(typing);
    client.terminate();
    expect((await first.opinion(id)).seq).toBe(written);
    expect((await end(first, `/api/devices/${there.id}`)).status).toBe(404);
    expect((await devicesOf(first)).devices.map((one) => one.id)).not.toContain(there.id);
  },
);

test("A28 A29 a person ends all others, the secretariat ends all of a person, nobody else any", async () => {
  const [first, second] = [await site.person("DDD"), await site.person("DDD")];
  const stranger = await site.person("BBB");
  const [own] = (await devicesOf(stranger)).devices;
  expect((await end(first, `/api/devices/${own!.id}`)).status).toBe(404);
  expect(await (await end(first, "/api/devices")).json()).toEqual({ ended: 1 });
  expect((await second.get("/api/forum")).status).toBe(401);
  const { id } = (await first.forum()).me;
  expect((await stranger.post(`/api/people/${id}/end-sign-ins`, {})).status).toBe(403);
  expect((await first.get("/api/forum")).status).toBe(200);
  const secretariat = await site.person("secretariat");
  expect(await (await secretariat.post(`/api/people/${id}/end-sign-ins`, {})).json()).toEqual({ ended: 1 });
  expect((await first.get("/api/forum")).status).toBe(401);
  expect((await stranger.get("/api/forum")).status).toBe(200);
});

test("A30 a signed-in person has a link sent to their own address, if one is known", async () => {
  const person = await somebody();
  const { token } = await askLink(person);
  const here = signedIn(site.url, cookieOf(await post("/api/sign-in", { token }, elsewhere()), "concord"));
  expect((await devicesOf(here)).mail).toBe("on");
  expect((await here.post("/api/devices/mail", {})).status).toBe(204);
  const [, own] = await sentTo(person.user);
  expect((await here.post("/api/sign-out", {})).status).toBe(204);
  expect((await post("/api/sign-in", { token: own!.token }, elsewhere())).status).toBe(204);
  const unknown = await site.person("BBB");
  expect((await devicesOf(unknown)).mail).toBe("noAddress");
  expect(((await (await unknown.post("/api/devices/mail", {})).json()) as Answer).status).toBeUndefined();
  expect((await unknown.post("/api/devices/mail", {})).status).toBe(409);
});

test("A31 an invitation works until the date that it was given", async () => {
  const { user } = await somebody();
  const endsAt = now + 60 * DAY_MS;
  const invite = async (): Promise<string> =>
    (await site.concord.secretariat.invite(user, { endsAt })).split("#")[1]!;
  const [first, second] = [await invite(), await invite()];
  pass(60 * DAY_MS - 1);
  expect((await post("/api/sign-in", { token: first }, elsewhere())).status).toBe(204);
  pass(1);
  expect((await post("/api/sign-in", { token: second }, elsewhere())).reason).toBe("linkEnded");
});
