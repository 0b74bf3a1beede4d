import type { Browser, BrowserContext, Page } from "@playwright/test";
import { CANARY_HOST } from "./payloads.ts";
import { PLAIN_TEXTS } from "./pieces.ts";

/** A browser in which every sign of a text that ran is noted. */
export type Watched = {
  readonly url: string;
  readonly page: Page;
  readonly withPolicy: boolean;
  readonly ran: string[];
  readonly violations: string[];
  /** Texts of the corpus that some screen showed. */
  readonly shown: Set<string>;
  screens: number;
};

export async function watch(
  browser: Browser,
  { url, withPolicy }: { readonly url: string; readonly withPolicy: boolean },
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 960 } });
  const [ran, violations]: [string[], string[]] = [[], []];
  await context.exposeFunction("canary", (n: unknown) => void ran.push(`canary(${String(n)})`));
  await context.exposeFunction("toldViolation", (what: string) => void violations.push(what));
  await context.addInitScript(() => {
    const told = (self as unknown as { toldViolation: (what: string) => void }).toldViolation;
    document.addEventListener("securitypolicyviolation", (event) =>
      told(`${event.effectiveDirective} ${event.blockedURI} at ${location.pathname} ${event.sample}`),
    );
  });
  context.on("dialog", (dialog) => {
    ran.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  // Requests that left the page: those that a policy stopped do not come here.
  await context.route(`**://${CANARY_HOST}/**`, (route) => {
    ran.push(route.request().url());
    return route.abort();
  });
  if (!withPolicy) await withoutPolicy(context, url);
  const page = await context.newPage();
  return { url, page, withPolicy, ran, violations, shown: new Set(), screens: 0 };
}

const withoutPolicy = (context: BrowserContext, url: string): Promise<unknown> =>
  context.route(
    ({ origin, pathname }) => origin === url && !pathname.startsWith("/assets/"),
    async (route) => {
      if (route.request().resourceType() !== "document") return route.fallback();
      const answer = await route.fetch();
      const headers = { ...answer.headers() };
      delete headers["content-security-policy"];
      await route.fulfill({ response: answer, headers });
    },
  );

/** Notes which texts of the corpus stand on the page, in words and in fields. */
export async function look(watched: Watched): Promise<void> {
  const all = await watched.page.evaluate(() => {
    const fields = [...document.querySelectorAll("input, textarea")].map(
      (one) => (one as HTMLInputElement).value,
    );
    return [document.body?.textContent ?? document.documentElement.textContent ?? "", ...fields].join("\n");
  });
  watched.screens += 1;
  for (const text of PLAIN_TEXTS) if (!watched.shown.has(text) && all.includes(text)) watched.shown.add(text);
}

/** Resolves when the page has drawn its screen, and waits for nothing more. */
export const drawn = async ({ page }: Watched): Promise<void> => {
  await page.waitForFunction(
    () =>
      new Promise<boolean>((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve(document.querySelector('[aria-busy="true"]') === null)),
        ),
      ),
  );
};

/** Loads the page anew at an address. */
export async function load(watched: Watched, path: string): Promise<void> {
  await watched.page.goto(watched.url + path, { waitUntil: "load" });
  await drawn(watched);
  await look(watched);
}

const LEFT_MS = 2_000;

/** Goes to a screen as a link does, in the page that is open. */
export async function go(watched: Watched, path: string): Promise<void> {
  const { page } = watched;
  await page.evaluate((to) => {
    const isElsewhere = to !== location.pathname;
    for (const heading of document.querySelectorAll("h1"))
      if (isElsewhere) heading.setAttribute("data-left", "");
    history.pushState(null, "", to);
  }, path);
  // The screen before is gone. One that keeps its heading is looked at all the same.
  await page
    .locator("[data-left]")
    .first()
    .waitFor({ state: "detached", timeout: LEFT_MS })
    .catch(() => undefined);
  await drawn(watched);
  await look(watched);
}

/** Signs the browser in with the cookie of a person. */
export async function signAs({ page, url }: Watched, cookie: string): Promise<void> {
  const [name = "", value = ""] = cookie.split("=");
  await page.context().clearCookies();
  await page.context().addCookies([{ name, value, url }]);
}
