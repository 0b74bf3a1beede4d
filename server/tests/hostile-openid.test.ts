import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { readSettings } from "../setup/settings.ts";
import {
  CLIENT_SECRET,
  type HostileProvider,
  openHostileProvider,
  type Twist,
} from "../testing/hostile-provider.ts";
import { CookieJar, openOpenidSite, type OpenidSite, signInByLink } from "../testing/openid-site.ts";
import { raw } from "../testing/http.ts";

let provider: HostileProvider;
let site: OpenidSite;
beforeAll(async () => {
  provider = await openHostileProvider();
  site = await openOpenidSite(() => Promise.resolve(provider), { OIDC_BIND_BY_EMAIL: "1" });
  await connect("AAA");
});
afterAll(async () => {
  await site.close();
  await provider.close();
});

const idOf = (who: string): string =>
  site.concord.people.byName(site.concord.invited.find(({ of, role }) => of === who || role === who)!.name)!;
const now = (): number => Math.floor(Date.now() / 1000);
const claim =
  (changed: Record<string, unknown>): Twist["claims"] =>
  (claims) => ({ ...claims, ...changed });
const without =
  (name: string): Twist["claims"] =>
  (claims) =>
    Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
const says =
  (status: number, type: string, body: string): Twist["answer"] =>
  (response: ServerResponse) =>
    response.writeHead(status, { "content-type": type }).end(body);

async function connect(who: string, twist: Twist = {}, browser = new CookieJar()): Promise<string> {
  await signInByLink(site, browser, idOf(who));
  const address = await site.begin(browser, { connects: true, returnTo: "/own" });
  return site.comeBack(browser, provider.grant(address, twist));
}
async function enter(twist: Twist = {}, browser = new CookieJar()): Promise<string> {
  return site.comeBack(browser, provider.grant(await site.begin(browser), twist));
}

let refusedCases = 0;
/** Nobody is signed in, the page has a reason, and the log names the check without any secret. */
async function expectRefused(
  where: string,
  { browser, reason, check, name }: { browser: CookieJar; reason: string; check: string; name: string },
): Promise<void> {
  expect(where, name).toBe(`/sign-in?refused=${reason}`);
  expect(browser.header(), name).not.toMatch(/(^|; )concord=/);
  expect(await site.whoIs(browser), name).toBeNull();
  refusedCases += 1;
  // The log sums up a flood after twenty lines a minute.
  if (refusedCases <= 20) expect(site.logged.at(-1), name).toMatch(new RegExp(`: ${reason} \\(.*${check}`));
}

test("A34 an honest token signs in, and so do clocks a minute apart and new keys", async () => {
  for (const twist of [
    {},
    { claims: claim({ iat: now() + 50, exp: now() + 350 }) },
    { claims: claim({ iat: now() - 300, exp: now() - 50 }) },
    { claims: claim({ aud: ["concord", "other"], azp: "concord" }) },
  ]) {
    const browser = new CookieJar();
    expect(await enter(twist, browser)).toBe("/");
    expect(await site.whoIs(browser)).toBe(idOf("AAA"));
  }
  provider.rotate("second");
  const browser = new CookieJar();
  await enter({}, browser);
  expect(await site.whoIs(browser)).toBe(idOf("AAA"));
  // Exactly our address and our client, with proof of both.
  expect(provider.sent()?.get("redirect_uri")).toBe(site.callback);
  expect(provider.sent()?.get("code_verifier")).toMatch(/^[\w-]{43}$/);
});

const FORGED: readonly (readonly [name: string, twist: Twist, reason: string, check: string])[] = [
  ["a wrong nonce", { claims: claim({ nonce: "other" }) }, "openidInvalid", "nonce"],
  ["no nonce", { claims: without("nonce") }, "openidInvalid", "INVALID_RESPONSE"],
  ["another issuer", { claims: claim({ iss: "https://other.example.org" }) }, "openidInvalid", "iss"],
  ["another audience", { claims: claim({ aud: "other" }) }, "openidInvalid", "aud"],
  ["two audiences without azp", { claims: claim({ aud: ["concord", "other"] }) }, "openidInvalid", "aud"],
  ["azp of another", { claims: claim({ aud: ["concord", "x"], azp: "x" }) }, "openidInvalid", "azp"],
  ["expired", { claims: claim({ exp: now() - 120 }) }, "openidInvalid", "exp"],
  ["no expiry", { claims: without("exp") }, "openidInvalid", "INVALID_RESPONSE"],
  ["made in the future", { claims: claim({ iat: now() + 600, exp: now() + 900 }) }, "openidInvalid", "iat"],
  ["not valid yet", { claims: claim({ nbf: now() + 600 }) }, "openidInvalid", "nbf"],
  ["alg none", { signing: "none" }, "openidInvalid", "UNSUPPORTED"],
  ["HS256 with the public key", { signing: "hs256PublicKey" }, "openidInvalid", "UNSUPPORTED"],
  ["HS256 with the client's secret", { signing: "hs256Secret" }, "openidInvalid", "UNSUPPORTED"],
  ["another key under the same kid", { signing: "otherKey" }, "openidInvalid", ""],
  ["an unknown kid", { header: { kid: "unknown" } }, "openidInvalid", "KEY_SELECTION"],
  ["a changed payload", { signing: "tampered" }, "openidInvalid", ""],
  ["a critical header", { header: { crit: ["x"] } }, "openidInvalid", "UNSUPPORTED"],
  ["no subject", { claims: without("sub") }, "openidInvalid", "INVALID_RESPONSE"],
  ["an empty subject", { claims: claim({ sub: "" }) }, "openidInvalid", "invalid"],
  ["a subject that is a number", { claims: claim({ sub: 7 }) }, "openidInvalid", "INVALID_RESPONSE"],
  ["no ID token", { idToken: () => null }, "openidInvalid", ""],
  ["an ID token that is none", { idToken: () => "not.a.token" }, "openidAway", ""],
  ["an encrypted token", { idToken: (honest) => `${honest}.x.y` }, "openidInvalid", ""],
  ["the token endpoint says 500", { answer: says(500, "text/plain", "down") }, "openidAway", ""],
  ["it answers with a page", { answer: says(200, "text/html", "<p>hello</p>") }, "openidAway", ""],
  ["it answers half JSON", { answer: says(200, "application/json", '{"access') }, "openidAway", ""],
  ["it answers too much", { answer: says(200, "application/json", "x".repeat(2 ** 21)) }, "openidAway", ""],
  ["it does not answer", { answer: () => undefined }, "openidAway", ""],
  [
    "it sends us elsewhere",
    { answer: (response) => response.writeHead(302, { location: "http://localhost:9/" }).end() },
    "openidAway",
    "",
  ],
  ["an account of nobody", { claims: claim({ sub: "nobody" }) }, "openidUnknown", "nobody"],
];

test.each(FORGED)("A34 signs nobody in: %s", async (name, twist, reason, check) => {
  const browser = new CookieJar();
  await expectRefused(await enter(twist, browser), { browser, reason, check, name });
});

test("A33 an answer counts once, whole, and in the browser that began", async () => {
  const expired = { reason: "openidExpired", check: "" };
  type Came = (browser: CookieJar, answer: { code: string; state: string }) => Promise<string>;
  const CASES: readonly (readonly [string, Came, { reason: string; check: string }])[] = [
    ["a wrong state", (by, one) => site.comeBack(by, { ...one, state: "x".repeat(43) }), expired],
    ["no state", (by, { code }) => site.comeBack(by, { code }), expired],
    [
      "no cookie",
      async (by, one) => (await new CookieJar().fetch(url(one))).headers.get("location")!,
      expired,
    ],
    ["no code", (by, { state }) => site.comeBack(by, { state }), { reason: "openidInvalid", check: "" }],
    ["a foreign iss", (by, one) => site.comeBack(by, { ...one, iss: "https://other.example.org" }), invalid],
    ["a token in the address", (by, one) => site.comeBack(by, { ...one, id_token: "x" }), invalid],
    ["no, by the person", (by, { state }) => site.comeBack(by, { state, error: "access_denied" }), refused],
    [
      "no, with a line for the log",
      (by, { state }) => site.comeBack(by, { state, error: "a\nsign-in: x" }),
      refused,
    ],
  ];
  for (const [name, come, expected] of CASES) {
    const browser = new CookieJar();
    const answer = provider.grant(await site.begin(browser));
    await expectRefused(await come(browser, answer), { browser, name, ...expected });
  }
  expect(site.logged.join("\n")).not.toContain("\nsign-in: x");

  // The state of another browser, and its code.
  const [victim, thief] = [new CookieJar(), new CookieJar()];
  const [theirs, own] = [provider.grant(await site.begin(victim)), provider.grant(await site.begin(thief))];
  const stolen = await site.comeBack(victim, own);
  await expectRefused(stolen, { browser: victim, name: "a thief's own answer", ...expired });
  const injected = await site.comeBack(thief, { ...own, code: theirs.code });
  await expectRefused(injected, {
    browser: thief,
    name: "another's code",
    reason: "openidInvalid",
    check: "",
  });
  // None of this took the honest answer away.
  expect(await site.comeBack(victim, theirs)).toBe("/");
  const replay = new CookieJar();
  const again = await replay.fetch(url(theirs));
  await expectRefused(again.headers.get("location")!, { browser: replay, name: "a replay", ...expired });
  expect(await site.comeBack(victim, theirs)).toBe("/sign-in?refused=openidExpired");
  const late = new CookieJar();
  const reused = { code: theirs.code, state: provider.grant(await site.begin(late)).state };
  const invalidCode = { reason: "openidInvalid", check: "" };
  await expectRefused(await site.comeBack(late, reused), {
    browser: late,
    name: "a used code",
    ...invalidCode,
  });
  refusedCases += 1;
});
const invalid = { reason: "openidInvalid", check: "" };
const refused = { reason: "openidRefused", check: "" };
const url = (answer: Record<string, string>): string =>
  `${site.callback}?${new URLSearchParams(answer).toString()}`;

test("A33 after a sign-in nobody is sent to another site, whatever was asked for", async () => {
  const ATTEMPTS = [
    "https://evil.example.org/",
    "//evil.example.org",
    "/\\evil.example.org",
    "\\\\evil.example.org",
    "/.//evil.example.org",
    "/a/../..//evil.example.org",
    "/\t/evil.example.org",
    "javascript:alert(1)",
    "/api/sign-out",
    "",
    7,
    null,
    `/${"x".repeat(600)}`,
  ];
  for (const returnTo of ATTEMPTS) {
    const browser = new CookieJar();
    const address = await site.begin(browser, { returnTo });
    expect(await site.comeBack(browser, provider.grant(address)), String(returnTo)).toBe("/");
    refusedCases += 1;
  }
  const browser = new CookieJar();
  const address = await site.begin(browser, { returnTo: "/opinions/x?y=1" });
  expect(await site.comeBack(browser, provider.grant(address))).toBe("/opinions/x?y=1");
  // Our own address at the provider comes from the settings, never from a request.
  const asked = await fetch(`${site.url}/api/sign-in/openid`, {
    method: "POST",
    headers: { "x-forwarded-host": "evil.example.org", forwarded: "host=evil.example.org" },
    body: "{}",
  });
  expect(await asked.text()).not.toContain("evil");
});

test("A35 an account of another person, or of another browser's, is connected with nobody", async () => {
  expect(await connect("BBB", {})).toBe("/own?refused=openidTaken");
  // Somebody else signed in at this browser while the provider asked.
  const browser = new CookieJar();
  await signInByLink(site, browser, idOf("BBB"));
  const address = await site.begin(browser, { connects: true, returnTo: "/own" });
  await signInByLink(site, browser, idOf("CCC"));
  const answer = provider.grant(address, { claims: claim({ sub: "sub-of-bbb" }) });
  expect(await site.comeBack(browser, answer)).toBe("/own?refused=openidExpired");
  expect(await site.concord.store.identity(provider.issuer, "sub-of-bbb")).toBeNull();
  refusedCases += 2;
});

test("A36 no unverified address, shared address or second account binds anything", async () => {
  const save = (who: string, email: string) =>
    site.concord.store.saveContact({ user: userId(idOf(who)), email, title: "", gender: "" });
  await save("AAA", "a@example.org");
  await save("CCC", "shared@example.org");
  await save("DDD", "shared@example.org");
  const CASES: readonly (readonly [string, Record<string, unknown>])[] = [
    ["unverified", { email: "a@example.org", email_verified: false }],
    ["not said to be verified", { email: "a@example.org" }],
    ["verified in a word", { email: "a@example.org", email_verified: "true" }],
    ["of two people", { email: "shared@example.org", email_verified: true }],
    ["of a person who has an account", { email: "a@example.org", email_verified: true }],
    ["no text", { email: ["a@example.org"], email_verified: true }],
  ];
  for (const [name, claims] of CASES) {
    const browser = new CookieJar();
    const twist = { claims: claim({ sub: `new ${name}`, ...claims }) };
    const expected = { browser, name, reason: "openidUnknown", check: "" };
    await expectRefused(await enter(twist, browser), expected);
  }
});

test("A39 a dismissed person's account signs nobody in; their successor may connect it", async () => {
  const twist = { claims: claim({ sub: "sub-of-ddd" }) };
  expect(await connect("DDD", twist)).toBe("/own");
  const secretariat = await site.person("secretariat");
  const dismissed = { type: "dismissParticipant", userId: idOf("DDD"), reason: "replaced" };
  expect((await secretariat.post("/api/forum/commands", dismissed)).status).toBe(200);
  const browser = new CookieJar();
  const expected = { browser, name: "dismissed", reason: "openidUnknown", check: "" };
  await expectRefused(await enter(twist, browser), expected);
  expect(await connect("CCC", twist)).toBe("/own");
  const next = new CookieJar();
  await enter(twist, next);
  expect(await site.whoIs(next)).toBe(idOf("CCC"));
});

test("A37 another issuer in the description, or none of its keys, is no provider", async () => {
  const other = await openHostileProvider();
  other.describe({ issuer: "https://other.example.org" });
  const mixed = await openOpenidSite(() => Promise.resolve(other));
  const body = { method: "POST", body: "{}" };
  const answer = await fetch(`${mixed.url}/api/sign-in/openid`, body);
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining("openidAway")]);
  expect(mixed.logged.join("\n")).toContain("openid: the provider cannot be used: OAUTH_JSON_ATTRIBUTE");
  refusedCases += 1;
  await mixed.close();
  await other.close();
});

test("A32 plain http is no way in off this machine, neither to the provider nor to us", async () => {
  const environment = { OIDC_ISSUER: "http://accounts.example.org", OIDC_CLIENT_ID: "x" };
  expect(readSettings(environment)).toEqual({ problem: expect.stringContaining("must use https") });
  const headers = { host: "concord.example.org" };
  for (const path of ["/api/sign-in/openid", "/api/sign-in/passkey/options", "/api/sign-in/passkey"])
    expect(await raw(site.url, path, { headers })).toEqual({ status: 403, reason: "plainHttp" });
  const back = await raw(site.url, "/api/sign-in/openid/callback?code=x&state=y", { method: "GET", headers });
  expect(back.status).toBe(303);
  refusedCases += 5;
});

test("A34 A10 no case left a secret or an address in the log", () => {
  const log = site.logged.join("\n");
  expect(log).not.toContain(CLIENT_SECRET);
  expect(log).not.toContain(provider.sent()?.get("code") ?? "-");
  expect(log).not.toMatch(/example\.org|eyJ|sub-of/);
  console.log(
    `openid: ${refusedCases} hostile answers and requests: none signed in a wrong person or led away`,
  );
  expect(refusedCases).toBeGreaterThanOrEqual(60);
});
