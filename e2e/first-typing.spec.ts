import {
  type Browser,
  type BrowserContext,
  expect,
  type Page,
  test,
  type ViewportSize,
} from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import { picture } from "./picture.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

async function opened(page: Page): Promise<string> {
  await page.getByRole("link", { name: /Space connectivity/ }).click();
  await page.locator("[data-clause] [data-words]").first().waitFor();
  return new URL(page.url()).pathname;
}

type Visitor = { readonly context: BrowserContext; readonly page: Page; readonly release: () => void };

/** Somebody in a new browser that holds back the rest of the page: what typing needs alone comes. */
async function visitor(browser: Browser, who: string, viewport: ViewportSize): Promise<Visitor> {
  const first = await enter(browser, running, { who });
  const storageState = await first.context().storageState();
  await first.context().close();
  const context = await browser.newContext({ storageState, viewport });
  const held = Promise.withResolvers<void>();
  await context.route(/\/assets\/first-.*\.js$/u, async (route) => {
    await held.promise;
    await route.continue();
  });
  return { context, page: await context.newPage(), release: held.resolve };
}

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const SOON = { timeout: 1_000 };

/** Slow typing has several steps. */
const pressUntil = (page: Page, key: string, seen: () => Promise<void>): Promise<void> =>
  expect(async () => {
    await page.keyboard.press(key);
    await seen();
  }).toPass();

test("K52 a clause is typed in before the page is here, and goes on in the sheet", async ({ browser }) => {
  const other = await enter(browser, running, { who: "CCC" });
  const path = await opened(other);
  const { context, page, release } = await visitor(browser, "AAA", WIDE);
  await page.goto(running.url + path, { waitUntil: "commit" });
  const told = page.locator("#first-status");
  await expect(told).toHaveText("You can type. The rest of the page is loading.");
  const row = page.locator("#first li.operative").first();
  const id = await row.getAttribute("data-first-clause");
  const words = (await row.locator(".first-words").textContent()) ?? "";
  await row.click();
  const box = page.getByRole("textbox", { name: /^Words of/ });
  await expect(box).toBeFocused();
  const elsewhere = other.locator(`[data-clause="${id}"] [data-words]`);
  await expect(elsewhere.locator(".others-caret")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("Early ");
  await expect(elsewhere).toContainText("Early ");
  await pressUntil(page, "ControlOrMeta+z", () => expect(elsewhere).not.toContainText("Earl", SOON));
  await pressUntil(page, "ControlOrMeta+y", () => expect(elsewhere).toContainText("Early ", SOON));
  // Another's words come into the clauses beside it.
  await other.locator("li.operative [data-words]").nth(1).click();
  await other.keyboard.type("Beside ");
  await expect(page.locator("#first li.operative").nth(1)).toContainText("Beside ");
  // Another act waits for the page, and takes nothing.
  await page.keyboard.press("Enter");
  await expect(told).toHaveText("This waits until the whole page is here.");
  await picture(page, "first-typing");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");

  release();
  await expect(page.locator("#first")).toHaveCount(0);
  const sheetBox = page.locator(`[data-clause="${id}"]`).getByRole("textbox", { name: /^Words of/ });
  await expect(sheetBox).toBeFocused();
  // The selected letter goes, and what follows stands in its place.
  await page.keyboard.type("ier");
  await expect(elsewhere).toContainText("Earlier ");
  await expect(sheetBox).toHaveText(`Earlier ${words}`.replace(/[;.,]$/u, ""));
  await pressUntil(page, "ControlOrMeta+z", () => expect(elsewhere).not.toContainText("Earl", SOON));
  await context.close();
});

test("K52 a clause that is locked meanwhile closes; a marked one waits for the sheet", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "space" });
  const path = await opened(lead);
  const { context, page, release } = await visitor(browser, "BBB", NARROW);
  const rows = lead.locator("li.operative[data-clause]");
  const ids = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-clause") ?? ""));
  const marked = ids.at(-1)!;
  const locked = ids.at(-2)!;
  await rows.last().locator("[data-words]").click();
  await lead
    .getByRole("button", { name: /^Agree \(ad referendum\)/ })
    .first()
    .click();
  await lead.getByRole("textbox", { name: "Meeting or basis" }).fill("sample meeting");
  await lead.getByRole("button", { name: "Mark", exact: true }).click();
  await expect(rows.last()).toHaveAccessibleName(/agreed/);

  await page.goto(running.url + path, { waitUntil: "commit" });
  const told = page.locator("#first-status");
  await expect(told).toHaveText("You can type. The rest of the page is loading.");
  const row = (id: string) => page.locator(`[data-first-clause="${id}"]`);
  const box = page.getByRole("textbox");
  await row(marked).click();
  await expect(row(marked)).toHaveClass(/in-hand/);
  await expect(box).toHaveCount(0);

  // By keys alone.
  await row(locked).focus();
  await page.keyboard.press("Enter");
  await expect(box).toBeFocused();
  // Pasted paragraphs would be clauses: they wait, and take nothing that is selected.
  const before = await box.innerText();
  await page.keyboard.press("Shift+Home");
  await box.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "one\n\ntwo");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(told).toHaveText("This waits until the whole page is here.");
  await expect(box).toHaveText(before);
  await page.keyboard.press("End");
  await context.setOffline(true);
  await page.keyboard.type(" without line");
  await expect(told).toHaveText(/^You are offline/);
  await context.setOffline(false);
  await expect(told).toHaveText("You can type. The rest of the page is loading.");
  const typed = lead.locator(`[data-clause="${locked}"]`);
  await expect(typed).toContainText("without line");
  await lead.locator(`[data-clause="${locked}"] [data-words]`).click();
  await lead
    .getByRole("button", { name: /^Lock clause/ })
    .first()
    .click();
  await expect(typed).toHaveAccessibleName(/locked/);
  await expect(box).toHaveCount(0);
  await expect(row(locked).locator(".first-words")).toContainText("without line");
  // Nobody takes back words in a locked clause, from another clause either.
  await row(ids[0]!).click();
  await expect(box).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(told).toHaveText("This waits until the whole page is here.");

  release();
  await expect(page.locator("#first")).toHaveCount(0);
  await expect(page.locator(`[data-clause="${locked}"]`)).toContainText("without line");
  await expect(page.locator("[data-clause][aria-current=true]")).toHaveAttribute("data-clause", ids[0]!);
  await context.close();
});

test("K52 the sheet waits while an input method composes", async ({ browser }) => {
  const other = await enter(browser, running, { who: "chair" });
  const path = await opened(other);
  const { context, page, release } = await visitor(browser, "DDD", WIDE);
  await page.goto(running.url + path, { waitUntil: "commit" });
  await expect(page.locator("#first-status")).toHaveText("You can type. The rest of the page is loading.");
  const row = page.locator("#first li.recital").first();
  const id = await row.getAttribute("data-first-clause");
  await row.click();
  const elsewhere = other.locator(`[data-clause="${id}"] [data-words]`);
  await expect(elsewhere.locator(".others-caret")).toBeVisible();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Input.imeSetComposition", { text: "か", selectionStart: 1, selectionEnd: 1 });
  const main = page.waitForResponse(/\/assets\/first-.*\.js$/u);
  release();
  await (await main).finished();
  await cdp.send("Input.imeSetComposition", { text: "かん", selectionStart: 2, selectionEnd: 2 });
  await expect(page.locator("#first")).toHaveCount(1);
  await cdp.send("Input.insertText", { text: "漢字" });
  await expect(page.locator("#first")).toHaveCount(0);
  await expect(page.locator(`[data-clause="${id}"]`).getByRole("textbox")).toBeFocused();
  await page.keyboard.type("!");
  await expect(elsewhere).toContainText("漢字!");
  await context.close();
});
