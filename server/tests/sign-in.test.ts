import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import {
  LINK_MS,
  SIGN_IN_FAILURES_PER_MINUTE,
  SIGN_IN_MS,
  SIGN_IN_RENEWED_MS,
  SIGN_IN_WHOLE_MS,
} from "../../shared/door-limits.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, signedIn, type TestSite } from "../testing/room-of-people.ts";

/** A site behind a proxy on this machine: each request says from where the proxy had it. */
let site: TestSite;
beforeAll(async () => {
  site = await openTestSite({ PUBLIC_URL: "https://concord.example" }, { signInsCheckedMs: 50 });
});
afterAll(() => site.close());

// The wall clock alone is moved: sockets, timers and the disk go on as they are.
let now = Date.now();
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: (now = Date.now()) }));
afterEach(() => vi.useRealTimers());
const pass = (ms: number): void => {
  now += ms;
  vi.setSystemTime(now);
};

const linkOf = async (name: string): Promise<string> => {
  const user = site.concord.people.byName(name)!;
  return (await site.concord.secretariat.invite(user)).split("#")[1]!;
};
type SignIn = {
  readonly status: number;
  readonly reason: string | undefined;
  readonly retryAfter: string | null;
  readonly cookies: readonly string[];
};
async function signIn(token: string, headers: Record<string, string> = {}): Promise<SignIn> {
  const answer = await fetch(`${site.url}/api/sign-in`, {
    method: "POST",
    headers,
    body: JSON.stringify({ token }),
  });
  return {
    status: answer.status,
    reason: /"reason":"(\w+)"/.exec(await answer.text())?.[1],
    retryAfter: answer.headers.get("retry-after"),
    cookies: answer.headers.getSetCookie(),
  };
}
const from = (address: string): Record<string, string> => ({ "x-forwarded-for": address });
const wrong = (n: number): string => String(n).padStart(43, "x");
const cookieOf = (answer: SignIn): string => answer.cookies[0]!.split(";")[0]!;

const nameOfHead = (): string => site.concord.invited.find(({ of }) => of === "AAA")!.name;

test("A17 200 delegates behind one address sign in amid wrong links, also over the limit", async () => {
  const hall = from("198.51.100.1");
  const links = await Promise.all(Array.from({ length: 200 }, () => linkOf("Secretariat")));
  // First as it happens: each tries a used link once, while somebody else at the same address guesses.
  let refused = 0;
  const guess = async (n: number): Promise<void> => {
    const { status, reason } = await signIn(wrong(n), hall);
    expect([status, reason]).toEqual([401, "linkUnknown"]);
    refused += 1;
  };
  const honest = async (token: string, n: number): Promise<void> => {
    await guess(n);
    expect((await signIn(token, hall)).status).toBe(204);
    expect((await signIn(token, hall)).reason).toBe("linkUsed");
  };
  await Promise.all(links.slice(0, 100).map(honest));

  // Then a flood above the limit gets the time to wait, and people with a link still get in.
  const flood = Array.from({ length: SIGN_IN_FAILURES_PER_MINUTE + 50 }, (_, n) => wrong(n + 1_000));
  const answers: SignIn[] = [];
  const flooding = (async () => {
    for (let n = 0; n < flood.length; n += 25)
      answers.push(...(await Promise.all(flood.slice(n, n + 25).map((token) => signIn(token, hall)))));
  })();
  let let_in = 0;
  for (const token of links.slice(100)) {
    expect((await signIn(token, hall)).status).toBe(204);
    let_in += 1;
  }
  await flooding;
  const late = await signIn(await linkOf("Secretariat"), hall);
  expect(late.status).toBe(204);
  const over = answers.filter(({ status }) => status === 429);
  expect(over.length).toBeGreaterThan(0);
  for (const { reason, retryAfter } of over) {
    expect(reason).toBe("tooMany");
    expect(Number(retryAfter)).toBeGreaterThan(0);
    expect(Number(retryAfter)).toBeLessThanOrEqual(60);
  }
  // Nobody else is held up, and nobody is who names the address without being behind it.
  for (const address of ["198.51.100.2", "2001:db8::1", "6.6.6.6, 198.51.100.3", "junk"])
    expect((await signIn(wrong(1), from(address))).reason, address).toBe("linkUnknown");
  console.log(
    `sign-ins: 200 of 200 honest ones let in (${let_in} during a flood); ${refused + answers.length} wrong links refused, ${over.length} of them with 429`,
  );
}, 60_000);

test("A10 logs sign-ins, failures and sign-outs in one line each, no secret; sums up a flood", async () => {
  const before = site.logged.length;
  const user = site.concord.people.byName("Secretariat")!;
  const token = await linkOf("Secretariat");
  const cookie = cookieOf(await signIn(token, from("203.0.113.7")));
  await fetch(`${site.url}/api/sign-out`, { method: "POST", headers: { cookie, ...from("203.0.113.8") } });
  const lines = site.logged.slice(before);
  expect(lines).toContain(`link: made for ${user}`);
  expect(lines).toContain(`sign-in: ${user} from 203.0.113.7`);
  expect(lines).toContain(`sign-out: ${user} from 203.0.113.8`);
  for (const line of site.logged) {
    expect(line).not.toContain(token);
    expect(line).not.toContain(cookie.split("=")[1]);
    expect(line).not.toContain("Secretariat");
  }
  // The flood of the test before.
  const failures = site.logged.filter((line) => line.startsWith("sign-in: failed"));
  expect(failures[0]).toBe("sign-in: failed from 198.51.100.1: linkUnknown");
  expect(failures.length).toBeLessThanOrEqual(60);
});

test("A2 an unused link ends after 30 days, and is not used up by being tried", async () => {
  const [first, second] = [await linkOf("Secretariat"), await linkOf("Secretariat")];
  pass(LINK_MS - 1);
  // Two links for two devices: neither ends the other.
  expect((await signIn(first)).status).toBe(204);
  pass(1);
  expect(await signIn(second)).toMatchObject({ status: 401, reason: "linkEnded", cookies: [] });
  pass(700 * 24 * 3600 * 1000);
  expect((await signIn(second)).reason).toBe("linkEnded");
  vi.setSystemTime(now - 701 * 24 * 3600 * 1000);
  expect((await signIn(second)).status).toBe(204);
});

test("A15 renews a used sign-in hourly; ends it 30 days after last use or a year after it began", async () => {
  const cookie = cookieOf(await signIn(await linkOf("Secretariat")));
  const use = async (): Promise<readonly [status: number, renewed: boolean]> => {
    const answer = await fetch(`${site.url}/api/forum`, { headers: { cookie } });
    const [set] = answer.headers.getSetCookie();
    if (set !== undefined) {
      expect(set.split(";")[0]).toBe(cookie);
      expect(set).toContain(`Max-Age=${SIGN_IN_MS / 1000};`);
    }
    return [answer.status, set !== undefined];
  };
  expect(await use()).toEqual([200, false]);
  pass(SIGN_IN_RENEWED_MS - 1);
  expect(await use()).toEqual([200, false]);
  pass(1);
  expect(await use()).toEqual([200, true]);
  expect(await use()).toEqual([200, false]);
  pass(SIGN_IN_MS);
  expect(await use()).toEqual([401, false]);
  expect(await use()).toEqual([401, false]);
  const user = site.concord.people.byName("Secretariat")!;
  expect(site.logged.filter((line) => line === `sign-in: that of ${user} has ended`)).toHaveLength(1);
});

test("A15 a sign-in that is used all the time ends a year after it began, its cookie too", async () => {
  const cookie = cookieOf(await signIn(await linkOf("Secretariat")));
  const began = now;
  const end = began + SIGN_IN_WHOLE_MS;
  for (let uses = Math.floor(SIGN_IN_WHOLE_MS / SIGN_IN_MS); uses > 0; uses--) {
    pass(SIGN_IN_MS - 1);
    const answer = await fetch(`${site.url}/api/forum`, { headers: { cookie } });
    expect(answer.status).toBe(200);
    const lasts = Math.floor(Math.min(SIGN_IN_MS, end - now) / 1000);
    expect(answer.headers.getSetCookie()[0]).toContain(`Max-Age=${lasts};`);
  }
  pass(end - now - 1);
  expect((await fetch(`${site.url}/api/forum`, { headers: { cookie } })).status).toBe(200);
  pass(1);
  expect((await fetch(`${site.url}/api/forum`, { headers: { cookie } })).status).toBe(401);
});

test.each(["webSocket", "stream"] as const)(
  "A15 a sign-in that ends closes its %s; one that was renewed goes on",
  async (way) => {
    const cookies = [
      cookieOf(await signIn(await linkOf(nameOfHead()))),
      cookieOf(await signIn(await linkOf(nameOfHead()))),
    ];
    const id = site.opinionOf("space");
    const [ended, renewed] = await Promise.all(
      cookies.map(async (cookie) => {
        const { generation } = await signedIn(site.url, cookie).opinion(id);
        const client = openConcordClient(site.url, {
          cookie,
          opinionId: id,
          generation,
          ...(way === "stream" ? { by: "stream" as const } : {}),
        });
        await client.synced;
        return client;
      }),
    );
    // A line is used by each of its requests: those of its beginning are answered first.
    for (const client of [ended!, renewed!]) await expect.poll(client.acknowledged).toBe(client.sent());
    expect((await signedIn(site.url, cookies[0]!).get("/api/forum")).status).toBe(200);
    pass(SIGN_IN_MS - 1);
    expect((await signedIn(site.url, cookies[1]!).get("/api/forum")).status).toBe(200);
    expect(ended!.isClosed()).toBe(false);
    pass(1);
    expect((await ended!.closed).code).toBe(CLOSE.signedOut);
    expect(renewed!.isClosed()).toBe(false);
    renewed!.terminate();
  },
);

test("A4 a link of somebody who was dismissed makes no session, the second one neither", async () => {
  const secretariat = signedIn(site.url, cookieOf(await signIn(await linkOf("Secretariat"))));
  const admitted = await secretariat.post("/api/forum/commands", {
    type: "admitParticipant",
    name: "One who leaves",
    role: "delegate",
    delegation: "AAA",
  });
  const { link, entries } = (await admitted.json()) as {
    readonly link: string;
    readonly entries: readonly { readonly participant?: { readonly id: string } }[];
  };
  const userId = entries.flatMap(({ participant }) => participant ?? [])[0]!.id;
  const tokens = [link.split("#")[1]!, await linkOf("One who leaves")];
  const dismissed = { type: "dismissParticipant", userId, reason: "replaced" };
  expect((await secretariat.post("/api/forum/commands", dismissed)).status).toBe(200);
  for (const token of tokens)
    expect(await signIn(token)).toMatchObject({ status: 401, reason: "linkEnded", cookies: [] });
  expect(site.logged.some((line) => line.startsWith(`dismissed: ${userId} by `))).toBe(true);
});

test("A15 behind https only the host has the cookie; an older one goes on under the new name", async () => {
  const set = (await signIn(await linkOf("Secretariat"))).cookies;
  expect(set).toHaveLength(1);
  expect(set[0]).toMatch(
    /^__Host-concord=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  const session = set[0]!.split(";")[0]!.split("=")[1]!;
  const old = await fetch(`${site.url}/api/forum`, { headers: { cookie: `concord=${session}` } });
  expect(old.status).toBe(200);
  const [moved, dropped] = old.headers.getSetCookie();
  expect(moved).toContain(`__Host-concord=${session};`);
  expect(dropped).toMatch(/^concord=; Max-Age=0; Path=\//);
  // Beside the new one the old one counts for nothing: a site next door could have set it.
  const other = cookieOf(await signIn(await linkOf(nameOfHead())));
  const both = signedIn(site.url, `concord=${session}; ${other}`);
  expect((await both.forum()).me.role).toBe("delegate");
  expect((await both.post("/api/sign-out", {})).status).toBe(204);
  expect((await both.get("/api/forum")).status).toBe(401);
  expect((await signedIn(site.url, `concord=${session}`).get("/api/forum")).status).toBe(200);
});

test("A56 the page may talk to its own site alone, and brings no plug-ins", async () => {
  const { headers } = await fetch(`${site.url}/`);
  const policy = headers.get("content-security-policy")!;
  expect(policy).toContain("connect-src 'self' wss://concord.example;");
  expect(policy).toContain("object-src 'none'");
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
});
