import { type Browser, expect, type Page, test } from "@playwright/test";
import { type HoldingProxy, openHoldingProxy } from "./holding-proxy.ts";
import { enter, type Running, startConcord } from "./people.ts";
import { submitSuggestion, suggestion, writeSuggestion } from "./suggesting.ts";

let running: Running;
let proxy: HoldingProxy;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());
test.beforeEach(async () => {
  proxy = await openHoldingProxy(Number(new URL(running.url).port));
});
test.afterEach(() => proxy.close());

/** A person whose browser reaches the server through a network that can hold bytes. */
async function enterThrough(browser: Browser, who: string): Promise<Page> {
  const through = { ...running, link: (name: string) => running.link(name).replace(running.url, at()) };
  const page = await enter(browser, through, { who });
  await page.goto(`${at()}${opinionPath}`);
  await expect(page.getByRole("listitem", { name: /^Clause 3,/ })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  return page;
}
const at = (): string => proxy.url.replace("127.0.0.1", "localhost");

let lead: Page;
let opinionPath: string;
test.beforeAll(async ({ browser }) => {
  lead = await enter(browser, running, { who: "space" });
  await lead
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await lead.waitForURL(/\/opinions\//);
  opinionPath = new URL(lead.url()).pathname;
});

/** Holds the connection from the moment of the submission. */
const proposed = async (page: Page, words: string, hold: () => void): Promise<void> => {
  await page
    .getByRole("listitem", { name: /^Clause 3,/ })
    .locator("[data-words]")
    .click();
  await page
    .getByRole("button", { name: /^Suggest/ })
    .first()
    .click();
  await writeSuggestion(page, words);
  hold();
  await submitSuggestion(page).click();
};

/** Counts the text in the server's record. */
const recorded = async (words: string): Promise<number> => {
  const answer = await lead.request.get(`${running.url}/api${opinionPath}/minutes?after=0`);
  return (await answer.text()).split(words).length - 1;
};

const told = (page: Page, words: RegExp) => page.getByRole("status").filter({ hasText: words });
const UNCONFIRMED = /Sent, not confirmed yet\. It may still arrive\./;

test("W17 on a stalled connection the server confirms the cancel, and nothing arrives", async ({
  browser,
}) => {
  const page = await enterThrough(browser, "AAA");
  await proposed(page, "PROPOSED THEN CANCELLED", () => proxy.hold("up", "sockets"));
  const dialog = suggestion(page);
  await expect(dialog.getByRole("status").filter({ hasText: "Sending…" })).toBeVisible();
  await expect(dialog.getByRole("status").filter({ hasText: UNCONFIRMED })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await dialog.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  // The page says neither "not sent" nor "cancelled" before the server confirms it.
  expect(await page.locator("body").innerText()).not.toMatch(/needs the connection|not sent|confirmed that/);
  await page.keyboard.press("Escape");
  await expect(told(page, /Cancelled\. The server confirmed/)).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(proxy.held()).toBeGreaterThan(0);
  proxy.release();
  // Once the later typing is saved, all held bytes have arrived.
  await expect.poll(() => proxy.held()).toBe(0);
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  expect(await recorded("PROPOSED THEN CANCELLED")).toBe(0);
  await page.context().close();
});

test("W17 cancelling shows as under way while offline, and ends as the record says", async ({ browser }) => {
  const page = await enterThrough(browser, "BBB");
  await proposed(page, "HELD AND CANCELLED", () => proxy.hold("up"));
  await expect(suggestion(page).getByRole("status").filter({ hasText: "Sending…" })).toBeVisible();
  await suggestion(page).getByRole("button", { name: "Cancel" }).click();
  await expect(told(page, /Cancelling\. It may still arrive until the server confirms\./)).toBeVisible();
  expect(await page.locator("body").innerText()).not.toMatch(/The server confirmed/);
  proxy.release();
  const word = page
    .getByRole("status")
    .filter({ hasText: /The server confirmed|was done before you cancelled/ });
  await expect(word).toBeVisible();
  const isCancelled = /The server confirmed/.test(await word.innerText());
  await expect(told(page, /Cancelling/)).toBeHidden();
  await expect.poll(() => proxy.held()).toBe(0);
  expect(await recorded("HELD AND CANCELLED")).toBe(isCancelled ? 0 : 1);
  await page.context().close();
});

test("W17 after a late cancel the author learns that it was done, and withdraws it there", async ({
  browser,
}) => {
  const page = await enterThrough(browser, "CCC");
  await proposed(page, "DONE BEFORE CANCELLED", () => proxy.hold("down", "sockets"));
  await expect(suggestion(page).getByRole("status").filter({ hasText: UNCONFIRMED })).toBeVisible();
  expect(await recorded("DONE BEFORE CANCELLED")).toBe(1);
  await suggestion(page).getByRole("button", { name: "Cancel" }).click();
  await expect(told(page, /It was done before you cancelled: The proposal was submitted\./)).toBeVisible();
  proxy.release();
  // The page left the held connection and comes back.
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await page.getByRole("button", { name: "Withdraw the proposal" }).click();
  await expect(told(page, /The proposal was withdrawn\./)).toBeVisible();
  await page.context().close();
});

test("W17 a reloaded page knows its earlier command and cancels it", async ({ browser }) => {
  const page = await enterThrough(browser, "DDD");
  await proposed(page, "SENT BEFORE THE RELOAD", () => proxy.hold("up", "sockets"));
  await expect(suggestion(page).getByRole("status").filter({ hasText: "Sending…" })).toBeVisible();
  await page.reload();
  await expect(told(page, UNCONFIRMED)).toBeVisible();
  await page.getByRole("button", { name: /^Cancel: Suggestion/ }).click();
  await expect(told(page, /Cancelled\. The server confirmed/)).toBeVisible();
  await expect(told(page, UNCONFIRMED)).toBeHidden();
  proxy.release();
  await expect.poll(() => proxy.held()).toBe(0);
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  expect(await recorded("SENT BEFORE THE RELOAD")).toBe(0);
  await page.context().close();
});
