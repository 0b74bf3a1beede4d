import { createServer, request, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import { picture } from "./picture.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

/** A facilitator's page on their Opinion, with its sign-in for other browsers. */
async function opened(
  page: Page,
): Promise<{ readonly path: string; readonly state: Awaited<ReturnType<BrowserContext["storageState"]>> }> {
  await page.getByRole("link", { name: /Space connectivity/ }).click();
  await page.locator("[data-clause] [data-words]").first().waitFor();
  return { path: new URL(page.url()).pathname, state: await page.context().storageState() };
}

test("K17 an Opinion is read without JavaScript, its marks and locks in words", async ({ browser }) => {
  const page = await enter(browser, running, { who: "space" });
  const { path, state } = await opened(page);
  const row = page.getByRole("listitem", { name: /^Clause b\)/ }).first();
  await row.locator("[data-words]").click();
  await page.getByRole("button", { name: /^Lock clause b\)/ }).click();
  await expect(page.getByRole("listitem", { name: /^Clause b\), open, locked/ }).first()).toBeVisible();
  const words = await page.locator("[data-words]").allTextContents();

  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: state,
    viewport: { width: 390, height: 844 },
  });
  const plain = await context.newPage();
  await plain.goto(running.url + path);
  await expect(plain).toHaveTitle(/^Space connectivity · Concord$/u);
  const rows = plain.locator("li.sheet-row");
  await expect(rows).toHaveCount(words.length);
  const read = await plain.locator(".first-words").allTextContents();
  for (const [n, one] of words.entries()) expect(read[n]).toContain(one.trim());
  await expect(rows.filter({ hasText: "b)" }).first().getByText("locked", { exact: true })).toBeVisible();
  // Text in noscript is found by its element alone.
  const told = plain.locator(".first-noscript");
  await expect(told).toBeVisible();
  await expect(told).toHaveText("You can read this text. To draft it, turn on JavaScript.");
  await expect(plain.getByText("Read only until the editor is here")).toBeHidden();
  const overflow = await plain
    .evaluate(() => document.documentElement.scrollWidth > innerWidth)
    .catch(() => false);
  expect(overflow).toBe(false);
  await context.close();

  const stranger = await browser.newContext({ javaScriptEnabled: false });
  const nobody = await stranger.newPage();
  await nobody.goto(running.url + path);
  await expect(nobody.locator(".first-noscript")).toBeVisible();
  await expect(nobody.getByText("Space connectivity")).toHaveCount(0);
  await stranger.close();
});

test("K51 a new browser asks for few files until the page of an Opinion is quiet", async ({ browser }) => {
  const first = await enter(browser, running, { who: "DDD" });
  const { path, state } = await opened(first);
  await first.context().close();
  const context = await browser.newContext({ storageState: state });
  const page = await context.newPage();
  const files: string[] = [];
  page.on("request", (request) => files.push(new URL(request.url()).pathname));
  await page.goto(running.url + path);
  // The last that comes by itself, some seconds after all else.
  await expect.poll(() => files.some((file) => file.includes("/proposal-dialog-"))).toBe(true);
  await page.waitForLoadState("networkidle");
  const scripts = files.filter((file) => file.endsWith(".js"));
  console.log(`a new browser asked for ${files.length} files, of which ${scripts.length} scripts`);
  expect(files.length, files.join("\n")).toBeLessThanOrEqual(70);
  await context.close();
});

/** A line that ends the first answers for scripts in their middle. */
async function openBreakingLine(
  target: string,
): Promise<{ readonly url: string; readonly line: Server; readonly broken: () => number }> {
  const broken = new Set<string>();
  const { hostname, port } = new URL(target);
  const line = createServer((asked, answer) => {
    const onward = request(
      { hostname, port, method: asked.method, path: asked.url, headers: asked.headers },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        const path = asked.url ?? "";
        if (!/\/assets\/first-.*\.js$/u.test(path) || broken.has(path)) {
          answered.pipe(answer);
          return;
        }
        broken.add(path);
        answered.once("data", (part: Buffer) => answer.write(part, () => asked.socket.destroy()));
      },
    );
    onward.on("error", () => asked.socket.destroy());
    asked.pipe(onward);
  }).listen(0, "localhost");
  await once(line, "listening");
  return { url: `http://localhost:${(line.address() as AddressInfo).port}`, line, broken: () => broken.size };
}

test("K18 a first script that breaks off is loaded again, and the page says so", async ({ browser }) => {
  const first = await enter(browser, running, { who: "AAA" });
  const { path, state } = await opened(first);
  const { url, line, broken } = await openBreakingLine(running.url);
  const context = await browser.newContext({ storageState: state });
  const page = await context.newPage();
  const told: string[] = [];
  await page.exposeFunction("told", (words: string) => void told.push(words));
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      const status = document.getElementById("first-status");
      if (status === null) return;
      const tell = (self as unknown as { told: (words: string) => void }).told;
      tell(status.textContent ?? "");
      new MutationObserver(() => tell(status.textContent ?? "")).observe(status, { childList: true });
    });
  });
  await page.goto(url + path, { waitUntil: "commit" });
  await expect(page.locator("li.sheet-row").first()).toBeVisible();
  // The text stays while the script is away; the page goes on by itself.
  await page.locator("[data-clause] [data-words]").first().waitFor();
  expect(broken()).toBeGreaterThan(0);
  expect(told).toContain("The connection broke. The page loads the editor again.");
  await expect(page.locator("#first")).toHaveCount(0);
  await page.locator("[data-words]").last().click();
  await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await context.close();
  line.closeAllConnections();
  line.close();
});

/** A page whose first script comes whole, but does not run: as a proxy that puts its own page there. */
async function withBrokenScript(
  context: BrowserContext,
  isBroken: (visit: number) => boolean,
): Promise<{ readonly visits: () => number }> {
  let visits = 0;
  await context.route(/\/opinions\/[^/]+$/u, async (route) => {
    if (route.request().resourceType() === "document") visits += 1;
    await route.continue();
  });
  await context.route(/\/assets\/first-.*\.js$/u, async (route) => {
    if (!isBroken(visits)) return route.continue();
    return route.fulfill({
      contentType: "text/html",
      body: "<!doctype html><title>Sign in to this network</title>",
    });
  });
  return { visits: () => visits };
}

test("K18 a page whose first script breaks off reloads itself once", async ({ browser }) => {
  const first = await enter(browser, running, { who: "CCC" });
  const { path, state } = await opened(first);
  const context = await browser.newContext({ storageState: state });
  const { visits } = await withBrokenScript(context, (visit) => visit === 1);
  const page = await context.newPage();
  await page.goto(running.url + path, { waitUntil: "commit" });
  await page.locator("[data-clause] [data-words]").first().waitFor();
  expect(visits()).toBe(2);
  await context.close();
});

test("K18 after the reload it keeps its text and says that no editor started", async ({ browser }) => {
  const first = await enter(browser, running, { who: "chair" });
  const { path, state } = await opened(first);
  const context = await browser.newContext({ storageState: state });
  const { visits } = await withBrokenScript(context, () => true);
  const page = await context.newPage();
  await page.goto(running.url + path, { waitUntil: "commit" });
  await expect(
    page.getByRole("status").filter({ hasText: "The editor did not start. Reload the page." }),
  ).toBeVisible();
  await expect(page.locator("#first li.sheet-row").first()).toBeVisible();
  expect(visits()).toBe(2);
  await context.close();
});

/** Keeps the files of a kind away until they are released. */
async function hold(context: BrowserContext, files: RegExp): Promise<{ readonly release: () => void }> {
  const held = Promise.withResolvers<void>();
  await context.route(files, async (route) => {
    await held.promise;
    await route.continue();
  });
  return { release: held.resolve };
}

test("K17 the sheet takes the place of the text without moving it, and keeps what was chosen", async ({
  browser,
}) => {
  const first = await enter(browser, running, { who: "BBB" });
  const { path, state } = await opened(first);
  const context = await browser.newContext({ storageState: state, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  // Letters of the system alone: a font that comes in between would move the lines.
  await context.route(/\.woff2$/u, (route) => route.abort());
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url().slice(running.url.length)));
  const timesAsked = (address: string): number => asked.filter((one) => one === address).length;
  const typing = await hold(context, /\/assets\/typing-.*\.js$/u);
  const sheet = await hold(context, /\/assets\/first-.*\.js$/u);
  await page.goto(running.url + path, { waitUntil: "commit" });
  const told = (words: string): ReturnType<Page["locator"]> =>
    page.getByRole("status").filter({ hasText: words });
  await expect(told("Read only until the editor is here")).toBeVisible();
  typing.release();
  await expect(told("You can type. The rest of the page is loading.")).toBeVisible();
  const before = page.locator("#first li.sheet-row");
  await before.nth(3).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('link[rel="stylesheet"]').length > 0);
  await page.evaluate(() => document.fonts.ready);
  const places = async (rows: ReturnType<Page["locator"]>): Promise<readonly number[]> =>
    Promise.all([0, 1, 2, 3, 4].map(async (n) => Math.round((await rows.nth(n).boundingBox())?.y ?? -1)));
  const stood = await places(before);
  // Nothing that the text needs waits for the first script, and nothing of it is read twice.
  await expect.poll(() => [timesAsked("/api/forum"), timesAsked(`/api${path}`)]).toEqual([1, 1]);
  expect(asked.filter((one) => /^\/assets\/editor-.*\.js$/u.test(one))).toHaveLength(1);
  await before.nth(3).click();
  sheet.release();
  await page.locator("[data-clause] [data-words]").first().waitFor();
  expect(await places(page.locator("[data-clause]"))).toEqual(stood);
  expect([timesAsked("/api/forum"), timesAsked(`/api${path}`)]).toEqual([1, 1]);
  const selected = page.locator("[data-clause][aria-current=true]");
  await expect(selected.getByRole("textbox", { name: /^Words of/ })).toBeVisible();
  expect(
    await page
      .locator("[data-clause]")
      .evaluateAll((rows) => rows.findIndex((one) => one.ariaCurrent === "true")),
  ).toBe(3);
  await context.close();
});

test("K22 an Opinion without a text offers its first steps, and one press begins it", async ({ browser }) => {
  const lead = await enter(browser, running, { who: "green" });
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const opened = { type: "openOpinion", groupId: "green", number: "9" };
  await secretariat.request.post(`${running.url}/api/forum/commands`, { data: opened });
  const { groups } = (await (await lead.request.get(`${running.url}/api/forum`)).json()) as {
    readonly groups: readonly {
      readonly id: string;
      readonly opinions: readonly { readonly id: string }[];
    }[];
  };
  const id = groups.find((group) => group.id === "green")!.opinions.at(-1)!.id;
  for (const page of [lead, secretariat]) await page.goto(`${running.url}/opinions/${id}`);
  const steps = (page: Page) => page.getByRole("region", { name: "First steps" });
  await steps(secretariat).getByRole("button", { name: "Invite people" }).waitFor();
  await steps(lead).getByRole("button", { name: "Bring in a text…" }).waitFor();
  await expect(steps(lead).getByRole("button", { name: "Invite people" })).toHaveCount(0);
  await picture(lead, "first-steps");
  await steps(lead).getByRole("button", { name: "Start with “considering”" }).click();
  await expect(steps(lead)).toHaveCount(0);
  await lead.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await lead.keyboard.type("that ferries sail");
  await expect(lead.getByRole("list").locator("[data-clause]").last()).toContainText("that ferries sail");
  await expect(lead.locator("[data-clause]").filter({ hasText: "considering" })).toHaveCount(1);
});
