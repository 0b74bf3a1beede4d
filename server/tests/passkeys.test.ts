import { afterAll, beforeAll, expect, test } from "vitest";
import { CookieJar, signInByLink } from "../testing/openid-site.ts";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";
import { type PasskeyTwist, softwareAuthenticator } from "../testing/software-authenticator.ts";

const HERE = { origin: "https://concord.example", party: "concord.example" };

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite({ PUBLIC_URL: HERE.origin });
});
afterAll(() => site.close());

type Options = { readonly challenge: string; readonly user: { readonly id: string } };
const idOf = (who: string): string =>
  site.concord.people.byName(site.concord.invited.find(({ of, role }) => of === who || role === who)!.name)!;
const post = (browser: CookieJar, path: string, body: unknown = {}): Promise<Response> =>
  browser.fetch(site.url + path, { method: "POST", body: JSON.stringify(body) });
const optionsOf = async (browser: CookieJar, path: string): Promise<Options> =>
  (await (await post(browser, `${path}/options`)).json()) as Options;
const [SIGN_IN, OWN] = ["/api/sign-in/passkey", "/api/account/passkeys"] as const;

async function isSignedIn(browser: CookieJar): Promise<boolean> {
  return (await browser.fetch(`${site.url}/api/forum`)).status === 200;
}
async function reasonOf(answer: Response): Promise<string | null> {
  if (answer.ok) return null;
  return ((await answer.json()) as { readonly refusal: { readonly reason: string } }).refusal.reason;
}
async function withPasskey(who: string) {
  const browser = new CookieJar();
  await signInByLink(site, browser, idOf(who));
  const key = softwareAuthenticator(HERE);
  const response = key.register(await optionsOf(browser, OWN));
  expect(await reasonOf(await post(browser, OWN, { name: "My key", response }))).toBeNull();
  return { browser, key };
}
async function signIn(
  key: ReturnType<typeof softwareAuthenticator>,
  twist: PasskeyTwist = {},
  browser = new CookieJar(),
): Promise<string | null> {
  return reasonOf(
    await post(browser, SIGN_IN, { response: key.sign(await optionsOf(browser, SIGN_IN), twist) }),
  );
}

let refusedCases = 0;

test("A38 a passkey is asked for its user, made once, and signs its person in", async () => {
  const { browser, key } = await withPasskey("AAA");
  const options = await optionsOf(browser, OWN);
  expect(options).toMatchObject({
    rp: { id: HERE.party },
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  expect((options as unknown as { excludeCredentials: unknown[] }).excludeCredentials).toHaveLength(1);
  const phone = new CookieJar();
  expect(await signIn(key, {}, phone)).toBeNull();
  const me = await (await phone.fetch(`${site.url}/api/forum`)).json();
  expect(me).toMatchObject({ me: { id: idOf("AAA") } });
  expect(phone.header()).toContain("__Host-concord=");
  const ways = await (await phone.fetch(`${site.url}/api/account/ways`)).json();
  expect(ways).toMatchObject({ ownPasskeys: [{ name: "My key", usedAt: expect.any(Number) as number }] });
});

const FORGED: readonly (readonly [string, PasskeyTwist, string])[] = [
  ["a foreign origin", { origin: "https://evil.example.org" }, "passkeyInvalid"],
  ["the same name over plain http", { origin: "http://concord.example" }, "passkeyInvalid"],
  ["a passkey of another site", { party: "evil.example.org" }, "passkeyInvalid"],
  ["no verification of its user", { isVerified: false }, "passkeyInvalid"],
  ["nobody present", { isPresent: false }, "passkeyInvalid"],
  ["an answer to a registration", { type: "webauthn.create" }, "passkeyInvalid"],
  ["a signature by another key", { isForged: true }, "passkeyInvalid"],
  ["an unknown credential", { id: "dW5rbm93bg" }, "passkeyUnknown"],
  ["another person's handle", { userHandle: "c29tZWJvZHk" }, "passkeyInvalid"],
  ["a challenge that nobody gave", { challenge: "x".repeat(43) }, "passkeyExpired"],
  ["an empty challenge", { challenge: "" }, "passkeyExpired"],
];

test("A38 no forged, foreign or unverified answer of a passkey signs anybody in", async () => {
  const { key } = await withPasskey("BBB");
  for (const [name, twist, reason] of FORGED) {
    const browser = new CookieJar();
    expect(await signIn(key, twist, browser), name).toBe(reason);
    expect(await isSignedIn(browser), name).toBe(false);
    refusedCases += 1;
  }
  expect(await signIn(key, { counter: 50 })).toBeNull();
  // A copy of the device lags behind.
  for (const counter of [50, 49, 0]) {
    expect(await signIn(key, { counter }), String(counter)).toBe("passkeyInvalid");
    refusedCases += 1;
  }
  expect(site.logged.at(-1)).toMatch(/passkeyInvalid \(counter\), of /);
  for (const body of [{}, { response: 1 }, { response: { id: "a" } }, []]) {
    expect(await reasonOf(await post(new CookieJar(), SIGN_IN, body))).toBe("unreadable");
    refusedCases += 1;
  }
});

test("A38 a challenge counts once, in the browser that asked, for that alone", async () => {
  const { browser, key } = await withPasskey("CCC");
  const here = new CookieJar();
  const response = key.sign(await optionsOf(here, SIGN_IN));
  expect(await reasonOf(await post(new CookieJar(), SIGN_IN, { response }))).toBe("passkeyExpired");
  expect(await reasonOf(await post(here, SIGN_IN, { response }))).toBeNull();
  expect(await reasonOf(await post(here, SIGN_IN, { response }))).toBe("passkeyExpired");

  // A challenge for signing in adds no passkey, and one of another person adds none to mine.
  const another = softwareAuthenticator(HERE);
  const mixed = another.register({ ...(await optionsOf(browser, SIGN_IN)), user: { id: "x" } });
  expect(await reasonOf(await post(browser, OWN, { name: "x", response: mixed }))).toBe("passkeyExpired");
  const asked = await optionsOf(browser, OWN);
  await signInByLink(site, browser, idOf("DDD"));
  const theirs = another.register(asked);
  expect(await reasonOf(await post(browser, OWN, { name: "x", response: theirs }))).toBe("passkeyExpired");
  for (const twist of [{ isVerified: false }, { origin: "https://evil.example.org" }, { party: "evil" }]) {
    const bad = another.register(await optionsOf(browser, OWN), twist);
    expect(await reasonOf(await post(browser, OWN, { name: "x", response: bad }))).toBe("passkeyInvalid");
    refusedCases += 1;
  }
  // Nor is another's passkey taken over by making it again.
  const again = key.register(await optionsOf(browser, OWN));
  expect(await reasonOf(await post(browser, OWN, { name: "x", response: again }))).toBe("passkeyInvalid");
  refusedCases += 5;
  expect(await reasonOf(await post(new CookieJar(), `${OWN}/options`))).toBe("notSignedIn");
});

test("A39 a removed passkey, and one of a dismissed person, sign nobody in", async () => {
  const { browser, key } = await withPasskey("DDD");
  const other = await withPasskey("AAA");
  const [{ id }] = (
    (await (await browser.fetch(`${site.url}/api/account/ways`)).json()) as {
      ownPasskeys: readonly [{ readonly id: string }];
    }
  ).ownPasskeys;
  const removed = (by: CookieJar) => by.fetch(`${site.url}${OWN}/${id}`, { method: "DELETE" });
  await removed(other.browser);
  expect(await signIn(key)).toBeNull();
  await removed(browser);
  expect(await signIn(key)).toBe("passkeyUnknown");

  const next = await withPasskey("CCC");
  const secretariat = await site.person("secretariat");
  const dismissed = { type: "dismissParticipant", userId: idOf("CCC"), reason: "replaced" };
  expect((await secretariat.post("/api/forum/commands", dismissed)).status).toBe(200);
  expect(await signIn(next.key)).toBe("passkeyUnknown");
  refusedCases += 2;
  console.log(`passkeys: ${refusedCases} hostile answers refused`);
  expect(refusedCases).toBeGreaterThanOrEqual(25);
});
