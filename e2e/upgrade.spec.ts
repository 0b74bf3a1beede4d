import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type Concord, openConcord } from "../server/setup/concord.ts";
import { keepEarlierBuilds } from "../server/http/earlier-builds.ts";
import { PAGE_DIR } from "../server/http/page.ts";
import { readBuiltPage } from "../server/http/page-routes.ts";
import { freePort, serveConcord, type Site } from "../server/serve.ts";
import { readSettings } from "../server/setup/settings.ts";
import { addToClause, signInBy, wordsIn } from "./people.ts";
import { workerReady } from "./without-network.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-upgrade-"));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Renames the page's files, as another build would. `kept`: the old build's files stay beside them. */
function otherBuild(name: string, kept: boolean): string {
  const dir = join(folder, name);
  cpSync(PAGE_DIR, dir, { recursive: true });
  rmSync(join(dir, "builds.json"), { force: true });
  const own = readFileSync(join(PAGE_DIR, "builds.json"), "utf8");
  const files = (JSON.parse(own) as readonly (readonly string[])[])[0]!;
  const assets = join(dir, "assets");
  for (const file of readdirSync(assets)) rmSync(join(assets, file), { recursive: true });
  const renamed = new Map(files.map((file) => [file, file.replace(/\.(?<end>js|css)$/u, `-${name}.$<end>`)]));
  const rewritten = (text: string): string => {
    let all = text;
    for (const [before, after] of renamed) if (before !== after) all = all.replaceAll(before, after);
    return all;
  };
  for (const [before, after] of renamed) {
    const from = join(PAGE_DIR, "assets", before);
    if (before === after) cpSync(from, join(assets, after));
    else writeFileSync(join(assets, after), rewritten(readFileSync(from, "utf8")));
  }
  writeFileSync(join(dir, "index.html"), rewritten(readFileSync(join(dir, "index.html"), "utf8")));
  if (kept) keepEarlierBuilds(PAGE_DIR, dir);
  return dir;
}

const DATA_DIR = join(folder, "data");
const log = (): void => undefined;
let port = 0;
let concord: Concord;
let site: Site;

async function start(pageDir: string, more: Record<string, string> = {}): Promise<void> {
  const settings = readSettings({ PORT: String(port), DATA_DIR, ...more });
  if ("problem" in settings) throw new Error(settings.problem);
  const found = { preset: "wtpf-26", sample: true };
  const opened = await openConcord({ settings, log, address: () => `http://localhost:${port}`, found });
  if (opened === null) throw new Error("no forum");
  concord = opened;
  site = await serveConcord(concord, { settings, pageDir, log });
}

test.beforeAll(async () => {
  port = await freePort({ port: 0, host: "127.0.0.1" });
});
test.beforeEach(() => start(PAGE_DIR));
test.afterEach(() => site.close());

const buildOf = (page: Page): Promise<string | null> =>
  page.locator('meta[name="concord-build"]').getAttribute("content");
const clause = (page: Page) => page.getByRole("listitem", { name: /^Clause 3,/ }).locator("[data-words]");
const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });
const told = (page: Page) => page.getByText("A new version of this page is ready.");

/** Opens the page of an Opinion on the old build. */
async function openPage(page: Page): Promise<string> {
  const person = concord.people.byName("Head, Delegation A");
  if (person === null) throw new Error("nobody of delegation A");
  const link = await concord.secretariat.invite(person);
  await signInBy(page, link);
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(saved(page)).toBeVisible();
  const build = await buildOf(page);
  expect(build).toBe(readBuiltPage(PAGE_DIR)?.build);
  return build ?? "";
}

test("K13 an open page keeps its build, and takes the new one when nothing is unsaved", async ({ page }) => {
  await openPage(page);
  await clause(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" typed on the old build");
  await site.close();
  const next = otherBuild("next", true);
  await start(next);
  await expect(told(page)).toBeVisible();
  await expect(saved(page)).toBeVisible();

  await test.step("the page does not reload while a field holds text, even in the background", async () => {
    await addToClause(page, /^Comment on/);
    const field = page.getByRole("textbox", { name: "Comment" });
    await field.fill("half a comment");
    const leave = (): Promise<void> =>
      page.evaluate(() => {
        Object.defineProperty(document, "hidden", { value: true, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      });
    await page.evaluate(() => ((window as { isOld?: boolean }).isOld = true));
    await leave();
    expect(await page.evaluate(() => (window as { isOld?: boolean }).isOld)).toBe(true);
    await expect(field).toHaveValue("half a comment");
    await field.fill("");
  });

  await test.step("a screen that was not loaded before opens, and the page has the new build", async () => {
    await page
      .getByRole("link", { name: /whole timetable/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { name: "Dates", exact: true })).toBeVisible();
    await expect.poll(() => buildOf(page)).toBe(readBuiltPage(next)?.build);
    await expect(told(page)).toBeHidden();
    await page.goBack();
    await expect(saved(page)).toBeVisible();
    expect(await wordsIn(clause(page))).toContain("typed on the old build");
  });
});

test("K13 the page says so if the old build's files are gone, and does not reload in a loop", async ({
  page,
}) => {
  await openPage(page);
  await site.close();
  const next = otherBuild("gone", false);
  // This is the state after an unchanged reload, behind two servers of different builds.
  await page.evaluate(
    (build) => sessionStorage.setItem("concord.builds", JSON.stringify([build])),
    readBuiltPage(next)!.build,
  );
  let loads = 0;
  page.on("load", () => (loads += 1));
  await start(next);
  await expect(told(page)).toBeVisible();
  await page
    .getByRole("link", { name: /whole timetable/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "The page could not load this part." })).toBeVisible();
  expect(loads).toBe(0);
  await page.locator("main, body").getByRole("button", { name: "Reload the page" }).first().click();
  await expect(page.getByRole("heading", { name: "Dates", exact: true })).toBeVisible();
  expect(await buildOf(page)).toBe(readBuiltPage(next)?.build);
});

/** Builds whose files this browser keeps, and if a worker is there. */
const keptBuilds = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    return [
      ...(await caches.keys()).map((name) => name.replace("concord-page-", "")),
      ...workers.map(() => "worker"),
    ];
  });

test("K35 an open page keeps its files in the worker, and the new build takes over for the next one", async ({
  browser,
}) => {
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const page = await context.newPage();
  const old = await openPage(page);
  await workerReady(page);
  await expect.poll(() => keptBuilds(page)).toEqual([old, "worker"]);
  await site.close();
  const dir = otherBuild("worker", false);
  const next = readBuiltPage(dir)!.build;
  await start(dir);
  await expect(told(page)).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(saved(other)).toBeVisible();
  expect(await buildOf(other)).toBe(next);
  await expect.poll(() => keptBuilds(other)).toEqual([old, next, "worker"]);
  const isReady = (): Promise<boolean> =>
    other.evaluate(async (cacheName) => {
      const own = await navigator.serviceWorker.getRegistration();
      const shell = await caches.match("/index.html", { cacheName, ignoreVary: true });
      return own?.installing === null && own.waiting === null && shell !== undefined;
    }, `concord-page-${next}`);
  await expect.poll(isReady).toBe(true);

  await test.step("without network the old page opens a screen of its own build", async () => {
    await context.setOffline(true);
    // As after a reload that changed nothing: the reader is asked from then on.
    await page.evaluate((build) => sessionStorage.setItem("concord.builds", JSON.stringify([build])), next);
    await page
      .getByRole("link", { name: /whole timetable/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { name: "Dates", exact: true })).toBeVisible();
    expect(await buildOf(page)).toBe(old);
    await other.reload();
    await expect(clause(other)).toBeVisible();
    expect(await buildOf(other)).toBe(next);
    await context.setOffline(false);
  });

  await test.step("its files go once no page of it is open", async () => {
    await page.close();
    await other.reload();
    await expect.poll(() => keptBuilds(other)).toEqual([next, "worker"]);
  });
  await context.close();
});

test("K37 a broken worker changes nothing, and one that is turned off takes all back", async ({
  browser,
}) => {
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const page = await context.newPage();
  const old = await openPage(page);
  await workerReady(page);
  await site.close();
  const broken = otherBuild("broken", true);
  writeFileSync(join(broken, "worker.js"), "throw new Error('a fault');");
  await start(broken);
  await page.reload();
  await expect(saved(page)).toBeVisible();
  expect(await buildOf(page)).toBe(readBuiltPage(broken)?.build);
  expect(await keptBuilds(page)).toEqual([old, "worker"]);

  await site.close();
  await start(PAGE_DIR, { OFFLINE: "off" });
  await page.reload();
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => keptBuilds(page)).toEqual([]);
  await page.reload();
  await expect(saved(page)).toBeVisible();
  await clause(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" without a worker");
  await expect(saved(page)).toBeVisible();
  expect(await wordsIn(clause(page))).toContain("without a worker");
  await context.close();
});
