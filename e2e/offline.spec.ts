import { type BrowserContext, expect, type Locator, type Page, test } from "@playwright/test";
import { CLOSE } from "../shared/wire/protocol.ts";
import {
  expectSavedOnce,
  lineOf,
  openSpace,
  row,
  sign,
  timesIn,
  typeAtEnd,
  wordsOnServer,
} from "./offline-page.ts";
import { enter, keptRows, type Running, startConcord } from "./people.ts";
import { suggestion } from "./suggesting.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const refusedWords = (page: Page, words: string): Locator =>
  page.getByRole("alert").filter({ hasText: words });

const openAgain = async (context: BrowserContext, address: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(address);
  await expect(row(page, "a")).toBeVisible();
  return page;
};

test("what is typed while the server is away outlives the page, and is added by itself, once", async ({
  browser,
}) => {
  const first = await enter(browser, running, { who: "AAA" });
  await openSpace(first);
  const address = first.url();
  const context = first.context();
  await typeAtEnd(first, "a", " (typed before)");
  await expectSavedOnce(first, "(typed before)");

  await running.kill();
  await first.keyboard.type(" (typed offline)", { delay: 8 });
  await expect(sign(first, /^Offline, \d+ changes kept here$/)).toBeVisible({ timeout: 5_000 });
  await expect.poll(() => keptRows(first, "changes")).not.toEqual([]);
  // The page goes within a moment of the last key, and asks nobody.
  await first.keyboard.type(" (and last)");
  await first.close();
  await running.restart();

  const second = await openAgain(context, address);
  await expect(sign(second, /changes from this device were added/)).toBeVisible({ timeout: 15_000 });
  await expectSavedOnce(second, "(typed before) (typed offline) (and last)");
  await expect.poll(() => keptRows(second, "changes")).toEqual([]);
  await second.reload();
  await expectSavedOnce(second, "(typed before) (typed offline) (and last)");
  expect(await keptRows(second, "changes")).toEqual([]);

  await test.step("another Opinion is opened meanwhile, in the same tab", async () => {
    const line = await lineOf(second);
    await second.reload();
    await expect(sign(second, /^Saved$/)).toBeVisible();
    line.cut();
    await typeAtEnd(second, "b", " (left behind)");
    await expect(sign(second, /kept here$/)).toBeVisible();
    await second
      .getByRole("link", { name: /Green digital transformation/ })
      .first()
      .click();
    await expect(row(second, "b")).not.toContainText("(left behind)");
    line.mend();
    await openSpace(second);
    await expectSavedOnce(second, "(left behind)");
  });
  await context.close();
});

test("K4 words refused after a closed laptop go to their author, and return by no tab", async ({
  browser,
}) => {
  const facilitator = await enter(browser, running, { who: "space" });
  await openSpace(facilitator);
  const laptop = await enter(browser, running, { who: "BBB" });
  await openSpace(laptop);
  const address = laptop.url();
  const context = laptop.context();
  const other = await openAgain(context, address);
  const line = await lineOf(laptop);
  await laptop.reload();
  await expect(sign(laptop, /^Saved$/)).toBeVisible();
  const before = await row(facilitator, "c").locator("[data-words]").innerText();

  await test.step("typed offline in two clauses, one of which is locked meanwhile", async () => {
    line.cut();
    await typeAtEnd(laptop, "c", " (too late)");
    await typeAtEnd(laptop, "a", " (in time)");
    await expect(sign(laptop, /kept here$/)).toBeVisible();
    await expect.poll(() => keptRows(laptop, "changes")).not.toEqual([]);
    await row(facilitator, "c").locator("[data-words]").click();
    await facilitator
      .getByRole("button", { name: /^Lock clause c\)/ })
      .first()
      .click();
    await expect(other.getByRole("listitem", { name: /^Clause c\).*locked/ }).first()).toBeVisible();
    // Not before: the other tab takes up what a closed one kept, within seconds.
    await laptop.close();
  });

  const again = await openAgain(context, address);
  await test.step("what may stand is added, the rest is told in words, in every tab", async () => {
    for (const page of [again, other]) {
      await expect(refusedWords(page, "(too late)")).toContainText(/the facilitator locked clause c\)/);
    }
    await expect(sign(again, "Text refused")).toBeVisible();
    // Nobody is told that all was added when some of it was refused.
    await expect(sign(again, /were added/)).toHaveCount(0);
    expect(await wordsOnServer(again)).toContain("(in time)");
    await expect(row(again, "c").locator("[data-words]")).toHaveText(before);
    await expect.poll(() => keptRows(again, "changes")).toEqual([]);
    expect(await keptRows(again, "refused")).toHaveLength(1);
  });

  await test.step("copied", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await again.bringToFront();
    await refusedWords(again, "(too late)").getByRole("button", { name: /^Copy/ }).click();
    await expect.poll(() => again.evaluate(() => navigator.clipboard.readText())).toContain("(too late)");
  });

  await test.step("the clause is opened again, pages are loaded again: they stay out", async () => {
    const clauseId = await row(facilitator, "c").getAttribute("data-clause");
    const unlocked = await facilitator.request.post(
      `${address.replace("/opinions/", "/api/opinions/")}/commands`,
      { data: { type: "unlockClause", clauseId, reason: "sample reason" } },
    );
    expect(unlocked.ok()).toBe(true);
    await expect(again.getByRole("listitem", { name: /^Clause c\).*locked/ })).toHaveCount(0);
    for (const page of [again, other]) await page.reload();
    for (const page of [again, other]) {
      await expect(refusedWords(page, "(too late)")).toBeVisible();
      await expect(row(page, "c").locator("[data-words]")).toHaveText(before);
    }
    expect(timesIn(await wordsOnServer(again), "(in time)")).toBe(1);
    expect(await wordsOnServer(again)).not.toContain("(too late)");
  });

  await test.step("discarded in one tab, gone in both, and after a reload", async () => {
    await again.bringToFront();
    await refusedWords(again, "(too late)")
      .getByRole("button", { name: /^Discard/ })
      .click();
    await again
      .getByRole("alertdialog")
      .getByRole("button", { name: /^Discard/ })
      .click();
    for (const page of [again, other]) await expect(refusedWords(page, "(too late)")).toHaveCount(0);
    await other.reload();
    await expectSavedOnce(other, "(in time)");
    await expect(refusedWords(other, "(too late)")).toHaveCount(0);
    expect(await keptRows(other, "refused")).toEqual([]);
    expect(await wordsOnServer(other)).not.toContain("(too late)");
  });
  await facilitator.context().close();
  await context.close();
});

test("whoever signs out is asked first, and leaves nothing on the device", async ({ browser }) => {
  const page = await enter(browser, running, { who: "CCC" });
  await openSpace(page);
  const line = await lineOf(page);
  await page.reload();
  await expect(sign(page, /^Saved$/)).toBeVisible();
  line.cut();
  await typeAtEnd(page, "a", " (unsaved)");
  await expect(sign(page, /kept here$/)).toBeVisible();
  await expect.poll(() => keptRows(page, "changes")).not.toEqual([]);
  const signOut = async (): Promise<void> => {
    await page.getByRole("button", { name: /^Signed in as/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  await signOut();
  await expect(page.getByRole("alertdialog")).toContainText(/\d+ unsaved changes/);
  await page.getByRole("button", { name: "Stay signed in" }).click();
  expect(await keptRows(page, "changes")).not.toEqual([]);
  await signOut();
  await page.getByRole("button", { name: "Sign out and delete" }).click();
  await page.waitForURL(/sign-in/);
  await expect.poll(() => keptRows(page, "changes")).toEqual([]);
  expect(await keptRows(page, "refused")).toEqual([]);
  await page.context().close();
});

test("a page older than the server is told to reload, and what it had not sent is added after", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "DDD" });
  await page.addInitScript(() => {
    const Real = WebSocket;
    globalThis.WebSocket = class extends Real {
      constructor(address: string | URL, protocols?: string | string[]) {
        const old = localStorage.getItem("test.old") !== null;
        super(old ? String(address).replace(/schema=\d+/, "schema=0") : address, protocols);
      }
    };
  });
  await page.goto(running.url);
  await openSpace(page);
  await expect(sign(page, /^Saved$/)).toBeVisible();
  await running.kill();
  await typeAtEnd(page, "a", " (by an old page)");
  await expect(sign(page, /kept here$/)).toBeVisible();
  await page.evaluate(() => localStorage.setItem("test.old", "yes"));
  await running.restart();
  await expect(page.getByRole("heading", { name: "The server has a new version of Concord." })).toBeVisible({
    timeout: 15_000,
  });
  expect(await wordsOnServer(page)).not.toContain("(by an old page)");
  await page.evaluate(() => localStorage.removeItem("test.old"));
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(row(page, "a")).toBeVisible();
  await expectSavedOnce(page, "(by an old page)");
  await page.context().close();
});

test("a full disk and an Opinion closed for repair are told in words", async ({ browser }) => {
  const page = await enter(browser, running, { who: "chair" });
  await openSpace(page);
  const line = await lineOf(page);
  await page.reload();
  await expect(sign(page, /^Saved$/)).toBeVisible();
  line.tell({ readOnly: true });
  await expect(sign(page, /^Server full$/)).toBeVisible();
  await expect(sign(page, /disk is full and stores nothing/)).toBeVisible();
  line.tell({ readOnly: false });
  await expect(sign(page, /^Saved$/)).toBeVisible();

  const answered = /\/api\/opinions\/[^/]+$/;
  await page.route(answered, (route) =>
    route.fulfill({
      status: 503,
      json: { refusal: { reason: "quarantined", message: "Closed for repair." } },
    }),
  );
  const repaired = page.getByRole("heading", { name: "This Opinion is closed for repair." });
  // A page on a busy machine may be about to connect again: a server would refuse that too.
  await expect(async () => {
    line.cut(CLOSE.quarantined);
    await expect(repaired).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(page.getByRole("link", { name: /Green digital transformation/ })).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(repaired).toBeVisible();
  await page.unroute(answered);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(row(page, "a")).toBeVisible();
  await typeAtEnd(page, "a", " (after the repair)");
  await expectSavedOnce(page, "(after the repair)");
  await page.context().close();
});

test("K3 where the browser keeps nothing, refused words are said to be on this page alone", async ({
  browser,
}) => {
  // A sign-in link works once, and those of the other stories are used.
  const room = await startConcord();
  const facilitator = await enter(browser, room, { who: "space" });
  await openSpace(facilitator);
  const page = await enter(browser, room, { who: "AAA" });
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("closed", "SecurityError");
    };
    const setItem = Reflect.get(Storage.prototype, "setItem");
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith("concord.kept.")) throw new DOMException("closed", "SecurityError");
      setItem.call(this, key, value);
    };
  });
  await page.goto(room.url);
  await openSpace(page);
  const line = await lineOf(page);
  await page.reload();
  await expect(sign(page, /^Saved$/)).toBeVisible();
  line.cut();
  await typeAtEnd(page, "b", " (kept nowhere)");
  await expect(sign(page, /only this page has your unsaved changes/)).toBeVisible();
  const clauseId = await row(facilitator, "b").getAttribute("data-clause");
  const commands = `${page.url().replace("/opinions/", "/api/opinions/")}/commands`;
  const locked = await facilitator.request.post(commands, { data: { type: "lockClause", clauseId } });
  expect(locked.ok()).toBe(true);
  line.mend();
  await expect(refusedWords(page, "(kept nowhere)")).toBeVisible();
  await expect(sign(page, /only this page has your refused text/)).toBeVisible();

  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.evaluate(() => location.assign("/timetable"));
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await refusedWords(page, "(kept nowhere)")
    .getByRole("button", { name: /^Discard/ })
    .click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Discard/ })
    .click();
  await expect(sign(page, /^Saved$/)).toBeVisible();
  await page.goto(`${room.url}/timetable`);
  expect(asked).toEqual(["beforeunload"]);
  for (const one of [facilitator, page]) await one.context().close();
  await room.close();
});

test("a part asked for before it was fetched says that it needs the line, and opens no later", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "green" });
  let fetched = false;
  await page.route(/\/assets\/suggestion-in-row/, (route) => (fetched ? route.continue() : route.abort()));
  await openSpace(page);
  await row(page, "a").locator("[data-words]").click();
  const propose = page.getByRole("button", { name: /^Suggest/ }).first();
  await expect(propose).toBeVisible();
  await running.kill();
  await expect(sign(page, /^Offline/)).toBeVisible();
  await propose.click();
  await expect(
    page.getByRole("alert").filter({ hasText: "You are offline. This was not sent" }),
  ).toBeVisible();
  fetched = true;
  await running.restart();
  await expect(sign(page, /^Saved$/)).toBeVisible();
  // Nothing must open. The fetched part runs a moment after it arrives, with no event to wait for.
  await page.waitForTimeout(500);
  await expect(suggestion(page)).toHaveCount(0);
  await propose.click();
  await expect(suggestion(page)).toBeVisible();
  await page.context().close();
});
