import { createServer } from "node:http";
import { expect, type Page, test } from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";
import { expectSavedOnce, openSpace, row, sign, typeAtEnd } from "./offline-page.ts";
import { enter, keptRows, type Running, signInBy, signOut, startConcord } from "./people.ts";
import { picture } from "./picture.ts";
import {
  copiesOn,
  enterWithWorker,
  ownerOfCopies,
  roomKept,
  textOf,
  workerReady,
} from "./without-network.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const noNetwork = (page: Page) => sign(page, /No network: this text is of \d\d:\d\d\./);

test("K34 visited Opinions open without network, and what is typed there is added later, once", async ({
  browser,
}) => {
  const page = await enterWithWorker(browser, running, { who: "AAA" });
  const context = page.context();
  const space = page.url();
  await typeAtEnd(page, "a", " (typed before)");
  await expectSavedOnce(page, "(typed before)");
  await roomKept(page);
  await page
    .getByRole("link", { name: /Green digital transformation/ })
    .first()
    .click();
  await expect(row(page, "b")).toBeVisible();
  await roomKept(page);
  const green = page.url();
  // The newest text of the first one is kept too, as the page leaves it.

  await running.kill();
  await context.setOffline(true);
  await page.reload();
  await expect(noNetwork(page)).toBeVisible();
  await expect(row(page, "b")).toBeVisible();
  await typeAtEnd(page, "b", " (typed without network)");
  await picture(page, "without-network");
  await page.goto(space);
  await expect(noNetwork(page)).toBeVisible();
  expect(await textOf(page, "a")).toContain("(typed before)");
  await typeAtEnd(page, "a", " (and here)");
  await expect(sign(page, /kept here$/).first()).toBeVisible();
  await expect.poll(() => keptRows(page, "changes")).not.toEqual([]);
  await page.close({ runBeforeUnload: false });

  await test.step("closed and opened again, still without network", async () => {
    const again = await context.newPage();
    await again.goto(space);
    await expect(row(again, "a")).toContainText("(typed before) (and here)");
    await again.goto(running.url);
    await expect(sign(again, /No network: this page is of/)).toBeVisible();
    await picture(again, "without-network-home");
    await again.goto(green);
    await expect(row(again, "b")).toContainText("(typed without network)");
    await again.close();
  });

  await test.step("the network is back: each text stands once on the server", async () => {
    await running.restart();
    await context.setOffline(false);
    const back = await context.newPage();
    await back.goto(space);
    await expectSavedOnce(back, "(typed before) (and here)");
    await expect(noNetwork(back)).toHaveCount(0);
    await back.goto(green);
    await expectSavedOnce(back, "(typed without network)");
    await expect.poll(() => keptRows(back, "changes")).toEqual([]);
  });
  await context.close();
});

test("a refused copy waits for a pause in typing", async ({ browser }) => {
  const own = await startConcord();
  const page = await enter(browser, own, { who: "AAA" });
  await page.addInitScript(() => {
    const counted = { tries: 0 };
    Object.assign(window, { counted });
    const begin = Reflect.get(IDBDatabase.prototype, "transaction") as () => IDBTransaction;
    IDBDatabase.prototype.transaction = function (...how) {
      if (this.name === "concord-copies" && how[1] === "readwrite") counted.tries += 1;
      return Reflect.apply(begin, this, how);
    };
    setInterval(() => dispatchEvent(new KeyboardEvent("keydown", { key: "Shift" })), 50);
  });
  const tries = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { counted: { tries: number } }).counted.tries);
  await page.goto(own.url);
  await openSpace(page);
  await expect.poll(tries).toBeGreaterThan(0);
  await page.waitForTimeout(6_000);
  // Nobody owns the copies of this browser before the page is quiet: the first try is refused.
  expect(await tries()).toBeLessThan(4);
  await page.context().close();
  await own.close();
});

test("K36 after a sign-out nothing opens without network, and the next person finds nothing", async ({
  browser,
}) => {
  const page = await enterWithWorker(browser, running, { who: "BBB" });
  const context = page.context();
  const address = page.url();
  await roomKept(page);

  await test.step("a sign-in that the server ended closes the copies too", async () => {
    const other = await context.newPage();
    const before = await page.evaluate(() => Date.now());
    await signInBy(other, running.link("CCC"));
    await expect(other.getByRole("button", { name: /^Signed in as .*Delegation C/ })).toBeVisible();
    const { me } = (await (await other.request.get(`${running.url}/api/forum`)).json()) as ForumView;
    // Both tabs are CCC's by now, and keep copies of their own: none is left of the person before.
    await expect.poll(async () => (await ownerOfCopies(other)).person).toBe(me.id);
    expect(Math.min(...(await ownerOfCopies(other)).instants)).toBeGreaterThanOrEqual(before);
    await page.close();
    await other.goto(address);
    await expect(sign(other, /^Saved$/)).toBeVisible();
    await roomKept(other);
    await signOut(other);
    await expect.poll(async () => (await copiesOn(other)).copies).toEqual([]);
    expect((await copiesOn(other)).files.filter((path) => !/^\/(assets\/|index\.html$)/u.test(path))).toEqual(
      [],
    );
    await context.setOffline(true);
    await other.goto(address);
    await expect(other.getByRole("heading", { name: /cannot be reached|could not/i })).toBeVisible();
    await expect(row(other, "a")).toHaveCount(0);
    await context.setOffline(false);
  });
  await context.close();
});

test("K36 an ended sign-in takes the copies along, and unsaved text waits for its author", async ({
  browser,
}) => {
  const page = await enterWithWorker(browser, running, { who: "DDD" });
  const context = page.context();
  const address = page.url();
  await roomKept(page);
  // Ended on another device: this browser learns of it by its next answer.
  await page.evaluate(() => fetch("/api/sign-out", { method: "POST" }));
  await page.goto(`${running.url}/timetable`);
  await expect(page).toHaveURL(/sign-in/);
  await expect.poll(async () => (await copiesOn(page)).copies).toEqual([]);
  await context.setOffline(true);
  await page.goto(address);
  await expect(row(page, "a")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Try again/ })).toBeVisible();
  await context.close();
});

test("K38 one button removes all from the device, and names the unsaved text first", async ({ browser }) => {
  const page = await enterWithWorker(browser, running, { who: "chair" });
  const context = page.context();
  await roomKept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(noNetwork(page)).toBeVisible();
  await typeAtEnd(page, "a", " (not sent)");
  await expect(sign(page, /kept here$/).first()).toBeVisible();
  await expect.poll(() => keptRows(page, "changes")).not.toEqual([]);
  await page.getByRole("button", { name: /^Signed in as/ }).click();
  await page.getByRole("menuitem", { name: /^Remove what is on this device/ }).click();
  await picture(page, "device");
  await page.getByRole("button", { name: "Remove what is on this device" }).click();
  const asks = page.getByRole("alertdialog");
  await expect(asks).toContainText(/\d+ unsaved changes/);
  await picture(page, "remove");
  await asks.getByRole("button", { name: "Remove and lose this text" }).click();
  await expect(page.getByRole("heading", { name: /^Nothing of this site is on this device/ })).toBeVisible();
  await picture(page, "removed");
  const left = await copiesOn(page);
  expect([left.copies, left.files, await keptRows(page, "changes")]).toEqual([[], [], []]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await context.setOffline(false);
  await page.getByRole("button", { name: "To the start page" }).click();
  await expect(page.getByRole("button", { name: /^Signed in as/ })).toBeVisible();
  await workerReady(page);
  await context.close();
});

test("K34 answers of a hotel or a proxy are neither kept nor shown in place of the forum", async ({
  browser,
}) => {
  const own = await startConcord();
  const page = await enterWithWorker(browser, own, { who: "green" });
  const context = page.context();
  await roomKept(page);
  const words = "Your room number?";
  await own.kill();
  const hotel = createServer((request, answer) => {
    // The page itself does not come; all else is the hotel's.
    const isPage = request.headers["sec-fetch-mode"] === "navigate";
    answer.writeHead(isPage ? 502 : 200, { "content-type": "text/html" }).end(`<p>${words}</p>`);
  }).listen(Number(new URL(own.url).port));
  await page.reload();
  await expect(noNetwork(page)).toBeVisible();
  await expect(row(page, "a")).toBeVisible();
  await page.goto(`${own.url}/contributions`);
  await page.goto(`${own.url}/board`);
  await page.goBack();
  await page.goBack();
  await expect(noNetwork(page)).toBeVisible();
  await expect(page.getByText(words)).toHaveCount(0);
  const poisoned = await page.evaluate(async () => {
    const wrong: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        if ((await (await cache.match(request))!.text()).includes("Your room number?"))
          wrong.push(request.url);
    }
    return wrong;
  });
  expect(poisoned).toEqual([]);
  hotel.closeAllConnections();
  hotel.close();
  await own.restart();
  await expect(sign(page, /^Saved$/)).toBeVisible();
  await context.close();
  await own.close();
});

test("K34 an Opinion is kept also where a part came late", async ({ browser }) => {
  const page = await enter(browser, running, { who: "green" });
  let lost = 0;
  await page.route(/\/assets\/_opinion-parts-/u, (route) => {
    lost += 1;
    return lost === 1 ? route.abort() : route.continue();
  });
  const space = page.getByRole("link", { name: /Space connectivity/ }).first();
  await page.goto(new URL((await space.getAttribute("href"))!, running.url).href);
  await roomKept(page);
  expect(lost).toBeGreaterThan(0);
  await page.context().close();
});

test("K34 over plain http from another host the page works as before, and says nothing of it", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "secretariat" });
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined });
  });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(running.url);
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(row(page, "a")).toBeVisible();
  await expect(sign(page, /^Saved$/)).toBeVisible();
  expect((await copiesOn(page)).copies).toEqual([]);
  await expect(page.getByText(/No network/)).toHaveCount(0);
  expect(faults).toEqual([]);
  await page.context().close();
});

test("K3 on a full disk the page is kept by nobody, and text reaches the server as before", async ({
  browser,
}) => {
  const own = await startConcord();
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: own.url, quotaSize: 20_000 });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await signInBy(page, own.link("AAA"));
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(sign(page, /^Saved$/)).toBeVisible();
  // Nothing must come: the page is quiet after four seconds, and a worker tries to install then.
  await page.waitForTimeout(6_000);
  await typeAtEnd(page, "a", " (on a full disk)");
  await expectSavedOnce(page, "(on a full disk)");
  expect((await copiesOn(page)).files).not.toContain("/index.html");
  expect(faults).toEqual([]);
  await context.close();
  await own.close();
});

test("K48 a device keeps the messages of its reader's language, and of another one once it is chosen", async ({
  browser,
}) => {
  const page = await enterWithWorker(browser, running, { who: "space" });
  const context = page.context();
  const catalogs = async (): Promise<readonly string[]> =>
    (await copiesOn(page)).files
      .map((file) => /^\/assets\/(ar|zh|en|fr|ru|es)-[\w-]{7}\.js$/u.exec(file)?.[1] ?? "")
      .filter((language) => language !== "");
  expect(new Set(await catalogs())).toEqual(new Set(["en"]));
  const all = (await catalogs()).length;
  expect(all).toBeGreaterThan(2);
  const choose = async (button: RegExp, name: string): Promise<void> => {
    await page.getByRole("button", { name: button }).press("Enter");
    await page.getByRole("menuitemradio", { name }).click();
  };
  const html = page.locator("html");

  await context.setOffline(true);
  await choose(/^Language/u, "Русский");
  await expect(page.getByText(/^The page could not load that language\./u)).toBeVisible();
  await expect(html).toHaveAttribute("lang", "en");

  await context.setOffline(false);
  await choose(/^Language/u, "Français");
  await expect(html).toHaveAttribute("lang", "fr");
  await expect.poll(async () => (await catalogs()).filter((one) => one === "fr").length).toBe(all);
  await roomKept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(html).toHaveAttribute("lang", "fr");
  await expect(page.getByRole("button", { name: /^Langue/u })).toBeVisible();
  await context.close();
});
