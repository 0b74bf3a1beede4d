import { afterAll, beforeAll, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { CookieJar, openOpenidSite, type OpenidSite, signInByLink } from "../testing/openid-site.ts";
import { openRealProvider } from "../testing/real-provider.ts";

/** A real provider in this process, on a socket of its own: discovery, keys and codes are what they are elsewhere. */
let provider: Awaited<ReturnType<typeof openRealProvider>>;
let site: OpenidSite;
beforeAll(async () => {
  site = await openOpenidSite(async (callback) => (provider = await openRealProvider(callback)), {
    OIDC_BIND_BY_EMAIL: "1",
  });
});
afterAll(async () => {
  await site.close();
  await provider.close();
});

const idOf = (who: string): string =>
  site.concord.people.byName(site.concord.invited.find(({ of, role }) => of === who || role === who)!.name)!;

/** Goes the whole way at the provider, as a browser does, and gives the last place at our site. */
async function goThrough(browser: CookieJar, address: string): Promise<string> {
  const atProvider = new CookieJar();
  let next = address;
  for (let step = 0; step < 6; step += 1) {
    if (next.startsWith(site.callback)) {
      const back = await browser.fetch(next);
      return back.headers.get("location") ?? String(back.status);
    }
    const answer = await atProvider.fetch(next);
    next = new URL(answer.headers.get("location") ?? "about:blank", provider.issuer).href;
  }
  return next;
}

test("A32 A35 a person connects an account once; it signs them in, with new keys too", async () => {
  const laptop = new CookieJar();
  await signInByLink(site, laptop, idOf("AAA"));
  provider.signInAs({ sub: "one" });
  const asked = await site.begin(laptop, { connects: true, returnTo: "/own?from=menu" });
  const parameters = new URL(asked).searchParams;
  expect(parameters.get("code_challenge_method")).toBe("S256");
  expect(parameters.get("redirect_uri")).toBe(site.callback);
  expect(parameters.get("scope")).toBe("openid email");
  expect(await goThrough(laptop, asked)).toBe("/own?from=menu");
  const ways = await (await site.at(laptop).get("/api/account/ways")).json();
  expect(ways).toMatchObject({
    openid: "Example organisation",
    passkeys: true,
    accounts: [{ name: "Example organisation" }],
    ownPasskeys: [],
  });
  expect(JSON.stringify(ways)).not.toContain('"one"');

  for (const round of ["first", "again", "newKeys"]) {
    if (round === "newKeys") provider.rotate();
    const phone = new CookieJar();
    expect(await goThrough(phone, await site.begin(phone)), round).toBe("/");
    expect(await site.whoIs(phone), round).toBe(idOf("AAA"));
  }

  // Disconnected, it signs nobody in any more.
  const { id } = (ways as { readonly accounts: readonly { readonly id: string }[] }).accounts[0]!;
  const gone = await laptop.fetch(`${site.url}/api/account/openid/${id}`, { method: "DELETE" });
  expect(gone.status).toBe(204);
  const tablet = new CookieJar();
  expect(await goThrough(tablet, await site.begin(tablet))).toBe("/sign-in?refused=openidUnknown");
  expect(await site.whoIs(tablet)).toBeNull();
});

test("A36 a verified e-mail address binds an account once; then its subject counts alone", async () => {
  const { store } = site.concord;
  const save = (who: string, email: string) =>
    store.saveContact({ user: userId(idOf(who)), email, title: "", gender: "" });
  await save("BBB", "Desk.B@example.org");
  const enter = async (account: Parameters<typeof provider.signInAs>[0]): Promise<string | null> => {
    provider.signInAs(account);
    const browser = new CookieJar();
    await goThrough(browser, await site.begin(browser));
    return site.whoIs(browser);
  };
  expect(await enter({ sub: "b", email: "desk.b@example.org", email_verified: false })).toBeNull();
  expect(await enter({ sub: "b", email: "desk.b@example.org", email_verified: true })).toBe(idOf("BBB"));
  // The provider gave the address to somebody else: another account, which nobody connected.
  expect(await enter({ sub: "c", email: "desk.b@example.org", email_verified: true })).toBeNull();
  // The person has another address now, and the same account.
  expect(await enter({ sub: "b", email: "other@example.org", email_verified: false })).toBe(idOf("BBB"));
  await save("CCC", "shared@example.org");
  await save("DDD", "shared@example.org");
  expect(await enter({ sub: "d", email: "shared@example.org", email_verified: true })).toBeNull();
  for (const line of site.logged) expect(line).not.toMatch(/example\.org/);
});

test("A37 with the provider away the server goes on, says so, and finds it again", async () => {
  provider.turnOff();
  const other = await openOpenidSite(() => Promise.resolve(provider));
  const ask = () => fetch(`${other.url}/api/sign-in/openid`, { method: "POST", body: "{}" });
  expect((await (await ask()).json()) as unknown).toMatchObject({ refusal: { reason: "openidAway" } });
  expect((await ask()).status).toBe(503);
  expect(other.logged.filter((line) => line.startsWith("openid: the provider cannot"))).toHaveLength(1);
  provider.rotate();
  await expect.poll(async () => (await ask()).status, { timeout: 8_000, interval: 500 }).toBe(200);
  await other.close();
});
