import { type BrowserContext, expect, type Page, test } from "@playwright/test";
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

/** Holds back the rest of the page: what typing needs alone comes. */
async function withHeldPage(context: BrowserContext): Promise<{ readonly release: () => void }> {
  const held = Promise.withResolvers<void>();
  await context.route(/\/assets\/first-.*\.js$/u, async (route) => {
    await held.promise;
    await route.continue();
  });
  return { release: held.resolve };
}

test("K52 a clause is typed in before the rest of the page is here, and goes on in the sheet", async ({
  browser,
}) => {
  const other = await enter(browser, running, { who: "space" });
  const path = await opened(other);
  const first = await enter(browser, running, { who: "AAA" });
  const state = await first.context().storageState();
  await first.context().close();
  const context = await browser.newContext({ storageState: state, viewport: { width: 1440, height: 900 } });
  const { release } = await withHeldPage(context);
  const page = await context.newPage();
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
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("Early ");
  await expect(elsewhere).toContainText("Early ");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(elsewhere).not.toContainText("Early ");
  await page.keyboard.press("ControlOrMeta+y");
  await expect(elsewhere).toContainText("Early ");
  // Another act waits for the page, and takes nothing.
  await page.keyboard.press("Enter");
  await expect(told).toHaveText("This works once the whole page is here.");
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
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(elsewhere).not.toContainText("Earl");
  await context.close();
});
