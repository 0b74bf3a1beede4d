import { type CDPSession, expect, type Locator, type Page, test } from "@playwright/test";
import { type Running, signInBy, startConcord, wordsIn } from "./people.ts";
import { selectWord } from "./select-word.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const row = (page: Page, letter: string): Locator =>
  page.getByRole("listitem", { name: new RegExp(`^Clause ${letter}\\)`) }).first();

/**
 * A long press on a word: a finger lies on it, the browser selects the word, and the finger goes. Headless Chromium
 * knows no long press, so the selection is made here.
 */
async function press(page: Page, chrome: CDPSession, { words, word }: { words: Locator; word: string }) {
  const { x, y } = (await words.boundingBox())!;
  const touchPoints = [{ x: x + 20, y: y + 10 }];
  await chrome.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  await selectWord(words, word);
  await chrome.send("Input.dispatchTouchEvent", { type: "touchCancel", touchPoints: [] });
}
const selectedWords = (page: Page): Promise<string> =>
  page.evaluate(() => document.getSelection()?.toString() ?? "");

test("K49 on a touch screen words are selected by a long press, and acts use them", async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await signInBy(page, running.link("AAA"));
  const chrome = await context.newCDPSession(page);
  page.setDefaultTimeout(15_000);
  await page.getByRole("toolbar").first().waitFor({ timeout: 30000 });
  const words = row(page, "b").locator("[data-words]");
  const word = (await wordsIn(words)).split(" ")[2]!;

  await test.step("the clause is selected, no editor opens, and the words stay selected", async () => {
    await press(page, chrome, { words, word });
    await expect(row(page, "b")).toHaveAttribute("aria-current", "true");
    expect(await selectedWords(page)).toBe(word);
    await expect(page.getByRole("textbox", { name: /^Words of/ })).toHaveCount(0);
  });

  await test.step("a comment is on the words, though its menu and its field were touched", async () => {
    await page.getByRole("toolbar").getByText("Details").tap();
    await page.getByRole("button", { name: "Add to clause b)" }).tap();
    await page.getByRole("menuitem", { name: /^Comment on/ }).tap();
    const field = page.getByRole("textbox", { name: "Comment" });
    await field.tap();
    await expect(page.locator("q").filter({ hasText: word })).toBeVisible();
    await field.fill("Is this the usual word?");
    await page.getByRole("button", { name: "Send" }).tap();
    await expect(page.locator("p").filter({ hasText: "Is this the usual word?" })).toBeVisible();
    // The field closes behind the answer, which comes after the comment itself.
    await expect(field).toHaveCount(0);
    await expect(page.locator("q").filter({ hasText: word })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("brackets are put around words that were pressed in another clause", async () => {
    await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeAttached();
    const others = row(page, "a").locator("[data-words]");
    const other = (await wordsIn(others)).split(" ")[0]!;
    await press(page, chrome, { words: others, word: other });
    await expect(row(page, "a")).toHaveAttribute("aria-current", "true");
    await page.getByRole("toolbar").getByText("Details").tap();
    await page.getByRole("button", { name: "Add to clause a)" }).tap();
    await page.getByRole("menuitem", { name: /Bracket words of/ }).tap();
    await page.getByRole("dialog").getByRole("button", { name: "Put in brackets" }).tap();
    await expect(others).toContainText(`[${other}]`);
  });
});

test("a panel that was turned to stand beside the text does not come back over it", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 600, height: 960 }, hasTouch: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await signInBy(page, running.link("BBB"));
  await row(page, "b").locator("[data-words]").tap();
  await page.getByRole("toolbar").getByText("Details").tap();
  const drawer = page.getByRole("dialog", { name: "Clause, people and record" });
  await expect(drawer.getByRole("tab", { name: "Record" })).toBeVisible();

  await page.setViewportSize({ width: 960, height: 600 });
  const beside = page.getByRole("complementary", { name: "Clause, people and record" });
  await expect(beside.getByRole("tab", { name: "Record" })).toBeVisible();
  await expect(drawer).toHaveCount(0);

  await page.setViewportSize({ width: 600, height: 960 });
  await expect(page.getByRole("toolbar").getByText("Details")).toBeVisible();
  await row(page, "b").locator("[data-words]").tap();
  await expect(drawer).toHaveCount(0);
});
