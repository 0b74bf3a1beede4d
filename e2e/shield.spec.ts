import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { PAGE_ADDRESSES } from "../shared/wire/page-addresses.ts";
import { fill, type Filled, handOf, piecesOf, PLAIN_TEXTS } from "./hostile/fill.ts";
import { CANARY_HOST, PAYLOADS } from "./hostile/payloads.ts";
import { type Running, signInBy, startConcord } from "./people.ts";

/** `XSS_EACH=1`: each text in a place of its own, and each clause is opened. */
const EACH = process.env["XSS_EACH"] === "1";
const SEED = Number(process.env["SEED"] ?? Date.now() % 100_000);

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

/** A browser in which every sign of a text that ran is noted. */
type Watched = {
  readonly page: Page;
  readonly ran: string[];
  readonly violations: string[];
  /** Texts of the corpus that some screen showed, and how often one was shown anew. */
  readonly shown: Set<string>;
  screens: number;
  seen: number;
};

async function watch(browser: Browser, withPolicy: boolean): Promise<Watched> {
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
  if (!withPolicy) await withoutPolicy(context);
  const page = await context.newPage();
  return { page, ran, violations, shown: new Set(), screens: 0, seen: 0 };
}

const withoutPolicy = (context: BrowserContext): Promise<unknown> =>
  context.route(
    (url) => url.origin === running.url && !url.pathname.startsWith("/assets/"),
    async (route) => {
      if (route.request().resourceType() !== "document") return route.fallback();
      const answer = await route.fetch();
      const headers = { ...answer.headers() };
      delete headers["content-security-policy"];
      await route.fulfill({ response: answer, headers });
    },
  );

/** Notes which texts of the corpus stand on the page, in words and in fields. */
async function look(watched: Watched): Promise<void> {
  const all = await watched.page.evaluate(() => {
    const fields = [...document.querySelectorAll("input, textarea")].map(
      (one) => (one as HTMLInputElement).value,
    );
    return [document.body?.textContent ?? document.documentElement.textContent ?? "", ...fields].join("\n");
  });
  const here = PLAIN_TEXTS.filter((text) => all.includes(text));
  watched.screens += 1;
  watched.seen += here.length;
  for (const text of here) watched.shown.add(text);
}

const SETTLED_MS = 250;

async function open(watched: Watched, path: string): Promise<void> {
  await watched.page.goto(running.url + path, { waitUntil: "load" });
  await watched.page.waitForTimeout(SETTLED_MS);
  await look(watched);
}

/** Every screen of the page, an Opinion's panel, the printed page. */
async function walk(watched: Watched, opinion: string): Promise<void> {
  const { page } = watched;
  for (const address of PAGE_ADDRESSES.filter((one) => one !== "/sign-in"))
    await open(watched, address.replace(":id", opinion));
  await open(
    watched,
    "/nothing<img src=x onerror=canary(-1)>?q=<script>canary(-2)</script>#<svg onload=canary(-3)>",
  );
  await open(watched, `/opinions/${opinion}`);
  const rows = page.locator("[data-clause]");
  await expect(rows.first()).toBeVisible();
  const count = Math.min(await rows.count(), EACH ? Infinity : 2);
  for (let n = 0; n < count; n++) {
    await rows.nth(n).locator("[data-words]").first().click();
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click({ timeout: 5_000 });
      await look(watched);
    }
  }
  await page.emulateMedia({ media: "print" });
  await look(watched);
  await page.emulateMedia({ media: null });
}

/** Each text is pasted and dropped as HTML into the editor, and named by the address. */
async function pasteAll({ page, ran }: Watched, opinion: string): Promise<void> {
  await page.goto(`${running.url}/opinions/${opinion}`);
  const words = page.locator("[data-clause] [data-words]");
  await words.last().click();
  await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await page.evaluate((texts) => {
    const editor = document.querySelector<HTMLElement>('.clause-editor [role="textbox"]')!;
    for (const [n, text] of texts.entries()) {
      getSelection()?.selectAllChildren(editor);
      const data = new DataTransfer();
      data.setData("text/html", text);
      data.setData("text/plain", text);
      const event =
        n % 2 === 0
          ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent("drop", {
              dataTransfer: data,
              bubbles: true,
              cancelable: true,
              clientX: 400,
              clientY: 400,
            });
      editor.dispatchEvent(event);
    }
  }, PLAIN_TEXTS);
  await page.waitForTimeout(SETTLED_MS);
  expect(ran).toEqual([]);
  for (const text of EACH ? PLAIN_TEXTS : PLAIN_TEXTS.filter((_, n) => n % 8 === SEED % 8)) {
    await page.evaluate((path) => {
      history.pushState(
        null,
        "",
        `/opinions/${encodeURIComponent(path)}?proposal=${encodeURIComponent(path)}`,
      );
      location.hash = path;
    }, text);
  }
  await page.waitForTimeout(SETTLED_MS);
}

/** Files of an Opinion and of the report, opened as pages of this very site. */
async function openFiles(watched: Watched, opinion: string, withPolicy: boolean): Promise<void> {
  const { page } = watched;
  const files: readonly (readonly [path: string, type: string])[] = [
    [`/api/opinions/${opinion}/export.html`, "text/html"],
    ["/api/report.html", "text/html"],
    [`/api/opinions/${opinion}/export.akn.xml`, "text/xml"],
    [`/api/opinions/${opinion}/export.akn.xml`, "text/html"],
    [`/api/opinions/${opinion}/export.txt`, "text/html"],
    [`/api/opinions/${opinion}/export.json`, "text/html"],
    ["/api/forum", "text/html"],
    ["/api/board.csv", "text/html"],
    ["/api/where.csv", "text/html"],
  ];
  for (const [path, type] of files) {
    // A program's answer is no page of ours: without the policy it is what a browser makes of any file.
    if (!withPolicy && type === "text/html" && !path.endsWith(".html")) continue;
    const address = `${running.url}${path}`;
    await page.route(address, async (route) => {
      const answer = await route.fetch();
      expect(answer.status(), path).toBe(200);
      const headers: Record<string, string> = {
        ...answer.headers(),
        "content-type": `${type}; charset=utf-8`,
      };
      delete headers["content-disposition"];
      delete headers["content-encoding"];
      if (!withPolicy) delete headers["content-security-policy"];
      const text = await answer.text();
      const body = withPolicy ? text : text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/u, "");
      await route.fulfill({ status: 200, headers, body });
    });
    await page.goto(address);
    await look(watched);
    await page.emulateMedia({ media: "print" });
    await page.emulateMedia({ media: null });
    await page.unroute(address);
  }
}

const told = (filled: Filled): string =>
  [...filled]
    .map(([sink, { taken, refused }]) => `${sink} ${taken}${refused === 0 ? "" : ` (${refused} refused)`}`)
    .join(", ");

test("A56 A57 A58 hostile text runs on no screen, with the policy and without it", async ({ browser }) => {
  const { url } = running;
  const [secretariat, chair, lead, aaa, bbb] = await Promise.all(
    ["secretariat", "chair", "space", "AAA", "BBB"].map((who) => handOf(url, running.link(who))),
  );
  const { groups } = await lead!.forum();
  const opinion = groups.find(({ id }) => id === "space")!.opinions[0]!.id;
  const start = performance.now();
  const filled = await fill(
    { url, secretariat: secretariat!, lead: lead!, aaa: aaa!, bbb: bbb! },
    opinion,
    piecesOf({ seed: SEED, alone: EACH }),
  );
  console.log(`seed ${SEED}; filled in ${Math.round(performance.now() - start)} ms: ${told(filled)}`);
  const both = await Promise.all(
    [true, false].map(async (withPolicy) => {
      const watched = await watch(browser, withPolicy);
      // The secretariat reads the names of all.
      await watched.page.context().addCookies([cookieOf(secretariat!.cookie)]);
      await walk(watched, opinion);
      await watched.page.context().addCookies([cookieOf(chair!.cookie)]);
      await openFiles(watched, opinion, withPolicy);
      await watched.page.context().clearCookies();
      await watched.page.context().addCookies([cookieOf(aaa!.cookie)]);
      await pasteAll(watched, opinion);
      await open(watched, "/sign-in?x=<script>canary(-4)</script>#<img src=x onerror=canary(-5)>");
      return watched;
    }),
  );
  const [checked, free] = both as [Watched, Watched];
  for (const one of both) expect(one.ran).toEqual([]);
  expect(checked.violations).toEqual([]);
  const shown = new Set(both.flatMap((one) => [...one.shown]));
  const missed = PLAIN_TEXTS.filter((text) => !shown.has(text));
  console.log(
    `payloads ${PAYLOADS.length} × sinks ${filled.size} × screens ${checked.screens} with the policy + ${free.screens} without; shown ${checked.seen + free.seen} times, never ${missed.length}; violations ${checked.violations.length}; ran: ${both.flatMap((one) => one.ran).length}`,
  );
  expect(missed).toEqual([]);
});

const cookieOf = (cookie: string) => {
  const [name = "", value = ""] = cookie.split("=");
  return { name, value, url: running.url };
};

test("A58 the watch sees a text that runs, and the policy stops it", async ({ browser }) => {
  for (const withPolicy of [true, false]) {
    const { page, ran, violations } = await watch(browser, withPolicy);
    await signInBy(page, running.link(withPolicy ? "CCC" : "DDD"));
    const made = await page
      .evaluate(() => {
        const tried = ["<img src=x onerror=canary(1)>", "<img src=//canary.example/2>"].map((html) => {
          try {
            document.body.append(new DOMParser().parseFromString(html, "text/html").body.firstChild!);
            return "made";
          } catch {
            return "refused";
          }
        });
        const script = document.createElement("img");
        script.setAttribute("onerror", "canary(3)");
        script.src = "x";
        document.body.append(script);
        return tried;
      })
      .catch(() => ["refused"]);
    await page.waitForTimeout(SETTLED_MS);
    if (withPolicy) {
      expect(made).not.toContain("made");
      expect(ran).toEqual([]);
      expect(violations.length).toBeGreaterThan(0);
    } else {
      expect(made).toEqual(["made", "made"]);
      expect(ran.toSorted()).toEqual([
        "canary(1)",
        "canary(3)",
        `${new URL(running.url).protocol}//canary.example/2`,
      ]);
    }
  }
});
