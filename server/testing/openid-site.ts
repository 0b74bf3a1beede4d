import { expect } from "vitest";
import { CLIENT_ID, CLIENT_SECRET } from "./hostile-provider.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "./room-of-people.ts";
import { freePort } from "./server-process.ts";

/** A browser's cookies at one site. It follows no redirect by itself. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();
  header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
  take(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";")[0]!.split("=");
      if (/max-age=0/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), cookie: this.header() };
    const answer = await fetch(url, { ...init, headers, redirect: "manual" });
    this.take(answer);
    return answer;
  }
}

/** A site whose people sign in with accounts of a provider. */
export type OpenidSite = TestSite & {
  readonly callback: string;
  /** Begins at a browser, and gives the provider's address. */
  readonly begin: (
    browser: CookieJar,
    options?: { readonly returnTo?: unknown; readonly connects?: boolean },
  ) => Promise<string>;
  /** The browser comes back from the provider: where it is sent to. */
  readonly comeBack: (browser: CookieJar, answer: Record<string, string>) => Promise<string>;
  /** The id of the person who is signed in at a browser; null: nobody. */
  readonly whoIs: (browser: CookieJar) => Promise<string | null>;
  readonly at: (browser: CookieJar) => TestPerson;
};

export async function openOpenidSite(
  providerOf: (callback: string) => Promise<{ readonly issuer: string }>,
  more: Record<string, string> = {},
): Promise<OpenidSite> {
  const port = await freePort();
  const callback = `http://localhost:${port}/api/sign-in/openid/callback`;
  const { issuer } = await providerOf(callback);
  const settings = {
    PORT: String(port),
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
    OIDC_NAME: "Example organisation",
  };
  const site = await openTestSite({ ...settings, ...more }, { providerWaitS: 1 });
  const at = (browser: CookieJar): TestPerson => signedIn(site.url, browser.header());
  return {
    ...site,
    callback,
    begin: async (browser, { returnTo, connects = false } = {}) => {
      const path = connects ? "/api/account/openid" : "/api/sign-in/openid";
      const body = JSON.stringify({ returnTo });
      const answer = await browser.fetch(site.url + path, { method: "POST", body });
      expect(answer.status).toBe(200);
      return ((await answer.json()) as { readonly address: string }).address;
    },
    comeBack: async (browser, answer) => {
      const url = new URL(callback);
      url.search = new URLSearchParams(answer).toString();
      const back = await browser.fetch(url.href);
      expect(back.status).toBe(303);
      return back.headers.get("location") ?? "";
    },
    whoIs: async (browser) => {
      const answer = await browser.fetch(`${site.url}/api/forum`);
      return answer.ok ? ((await answer.json()) as { readonly me: { readonly id: string } }).me.id : null;
    },
    at,
  };
}

/** Signs a person in by a link at a browser. */
export async function signInByLink(site: TestSite, browser: CookieJar, user: string): Promise<void> {
  const link = await site.concord.secretariat.invite(user as never);
  const body = JSON.stringify({ token: link.split("#")[1] });
  expect((await browser.fetch(`${site.url}/api/sign-in`, { method: "POST", body })).status).toBe(204);
}
