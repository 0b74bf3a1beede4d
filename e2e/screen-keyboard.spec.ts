import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { type Running, signInBy, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const [WIDTH, HEIGHT] = [390, 844];
const KEYBOARD = 336;

/** A phone whose browser lays the page out under its keyboard, and tells only by the visual viewport, as Safari does. */
async function onPhone(browser: Browser, who: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: HEIGHT },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = visualViewport!;
    const told = { covered: 0, up: 0 };
    Object.defineProperty(seen, "height", { get: () => innerHeight - told.covered });
    Object.defineProperty(seen, "offsetTop", { get: () => told.up });
    addEventListener("keyboard", ({ detail }: CustomEventInit<typeof told>) => {
      Object.assign(told, detail);
      seen.dispatchEvent(new Event("resize"));
    });
  });
  await signInBy(page, running.link(who));
  const isThere = (): Promise<string> =>
    page.evaluate(() => document.documentElement.style.getPropertyValue("--keyboard"));
  await expect.poll(isThere).toBe("0px");
  return page;
}

const open = (page: Page, covered: number, up = 0): Promise<void> =>
  page.evaluate((detail) => void dispatchEvent(new CustomEvent("keyboard", { detail })), { covered, up });

const bottomOf = async (part: Locator): Promise<number> => {
  const { y, height } = (await part.boundingBox())!;
  return Math.round(y + height);
};
const caret = (page: Page): Promise<{ top: number; bottom: number }> =>
  page.evaluate(() => {
    const range = getSelection()!.getRangeAt(0).cloneRange();
    // A collapsed range has no box at the end of a line.
    if (range.startOffset > 0) range.setStart(range.startContainer, range.startOffset - 1);
    const { top, bottom } = [...range.getClientRects()].at(-1)!;
    return { top, bottom };
  });

test("K42 on a phone the bar and the caret stay above a keyboard that lies over the page", async ({
  browser,
}) => {
  const page = await onPhone(browser, "CCC");
  const bar = page.locator(".pen-bar > div");
  const rows = page.getByRole("listitem", { name: /^Clause [a-z]\)/ });
  // The lowest that is in sight above the bar.
  const low = rows.filter({ has: page.locator("[data-words]") });
  const at = await low.evaluateAll((all, foot) => {
    const seen = all.map((one) => one.querySelector("[data-words]")!.getBoundingClientRect());
    return seen.findLastIndex(({ bottom }) => bottom < foot);
  }, HEIGHT - 100);
  await low.nth(at).locator("[data-words]").first().tap();
  await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await page.keyboard.press("Control+End");
  await expect.poll(() => bottomOf(bar)).toBe(HEIGHT);

  const foot = HEIGHT - KEYBOARD;
  await open(page, KEYBOARD);
  await expect.poll(() => bottomOf(bar)).toBe(foot);
  const barTop = async (): Promise<number> => (await bar.boundingBox())!.y;
  const header = await bottomOf(page.locator(".page-header"));
  const isInSight = async (): Promise<boolean> => {
    const { top, bottom } = await caret(page);
    return top >= header && bottom <= (await barTop());
  };
  await expect.poll(isInSight).toBe(true);
  await expect
    .poll(() => bottomOf(page.getByRole("button", { name: "Undo", exact: true })))
    .toBeLessThan(foot);
  // Some lines more.
  for (let line = 0; line < 6; line += 1) {
    await page.keyboard.type(" and so on, with words enough for a line of a phone");
    await expect.poll(isInSight).toBe(true);
  }
  // Moved up by the browser in part: the bar goes along.
  await open(page, KEYBOARD, 100);
  await expect.poll(() => bottomOf(bar)).toBe(foot + 100);
  await open(page, KEYBOARD);

  await page
    .getByRole("toolbar")
    .getByRole("button", { name: /position on clause/ })
    .tap();
  const dialog = page.getByRole("dialog");
  const send = dialog.getByRole("button", { name: "Send" });
  await send.scrollIntoViewIfNeeded();
  expect(await bottomOf(dialog)).toBeLessThanOrEqual(foot);
  expect(await bottomOf(send)).toBeLessThanOrEqual(foot);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);

  await open(page, 0);
  await expect.poll(() => bottomOf(bar)).toBe(HEIGHT);
});
