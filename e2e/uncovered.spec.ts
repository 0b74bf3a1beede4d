import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import { coveredText } from "./uncovered.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const WIDTHS = [320, 390, 768, 1024, 1440];

/** A notice that lies there until somebody takes it away. */
async function keepNotice(page: Page): Promise<void> {
  await page
    .getByRole("toolbar")
    .getByRole("button", { name: /position on clause/ })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Can accept/ }).check();
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog).toHaveCount(0);
  await page.locator(".toast").getByRole("button", { name: "Dismiss" }).focus();
}

/** How far the name at another's caret reaches into the letters of its own line, and of the one above; in pixels. */
const nameOverLetters = (flag: Locator): Promise<number> =>
  flag.evaluate((name) => {
    const row = name.closest("p");
    // The caret moved on meanwhile.
    if (row === null) return Infinity;
    const { font, lineHeight } = getComputedStyle(row);
    const pen = document.createElement("canvas").getContext("2d")!;
    pen.font = font;
    const letters = pen.measureText("bdfhklgpqy;");
    const inLine = name.parentElement!.getBoundingClientRect();
    const box = letters.fontBoundingBoxAscent + letters.fontBoundingBoxDescent;
    const baseline = inLine.top + (inLine.height - box) / 2 + letters.fontBoundingBoxAscent;
    const gapEnds = baseline - letters.actualBoundingBoxAscent;
    const gapStarts = baseline - Number.parseFloat(lineHeight) + letters.actualBoundingBoxDescent;
    const { top, bottom } = name.getBoundingClientRect();
    return Math.max(bottom - gapEnds, gapStarts - top);
  });

test("E23 a name at a caret hides no letter, and an insertion is named at the caret", async ({ browser }) => {
  const bbb = await enter(browser, running, { who: "BBB" });
  const ddd = await enter(browser, running, { who: "DDD" });
  await ddd.goto(bbb.url());
  const rowOf = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause b\)/ }).first();
  await rowOf(bbb).locator("[data-words]").click();
  await bbb.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await bbb.keyboard.press("Control+End");
  const flag = rowOf(ddd).locator(".others-caret b");
  await bbb.keyboard.type(" again");
  await expect(flag).toHaveText("BBB");
  await expect.poll(() => nameOverLetters(flag)).toBeLessThan(1);
  const isSmall = (): Promise<boolean> => flag.evaluate((name) => name.getBoundingClientRect().width < 8);
  await expect.poll(isSmall).toBe(true);
  await bbb.keyboard.type(" and again");
  await expect.poll(isSmall).toBe(false);
  // BBB's caret is at the end: DDD's stands in what it wrote.
  await rowOf(ddd).locator("[data-words]").click();
  await ddd.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await ddd.keyboard.press("Control+End");
  await ddd.keyboard.press("ArrowLeft");
  await expect(rowOf(ddd).locator(".insertion-note")).toHaveText("inserted by BBB");
  await expect(ddd.getByRole("status").filter({ hasText: "inserted by BBB" })).toHaveCount(1);
  await ddd.keyboard.press("Control+Home");
  await expect(rowOf(ddd).locator(".insertion-note")).toHaveCount(0);

  // W26: here the browser may send text away, so it checks no spelling until the person wishes it.
  const checked = (): Promise<readonly [boolean, string | undefined]> =>
    ddd
      .getByRole("textbox", { name: /^Words of/ })
      .evaluate((field: HTMLElement) => [field.spellcheck, field.closest<HTMLElement>("[lang]")?.lang]);
  await expect.poll(checked).toEqual([false, "en"]);
  await ddd.getByRole("button", { name: /^Signed in as/ }).click();
  await ddd.getByRole("menuitem", { name: /^Check spelling/ }).click();
  await expect.poll(checked).toEqual([true, "en"]);
});

/** How many letters stand behind another's caret in this row; also as each key that is typed from now on leaves them. */
const lettersBehindCaret = (row: Locator): Promise<number> =>
  row.evaluate((all) => {
    const letters = (): number => {
      const caret = all.querySelector(".others-caret");
      if (caret === null) return -1;
      const range = document.createRange();
      range.selectNodeContents(caret.closest("p")!);
      range.setStartAfter(caret);
      return range.toString().length;
    };
    const atKeys: number[] = [];
    Object.assign(window, { atKeys });
    // Behind the editor's own listener, and before anything else is drawn.
    addEventListener("beforeinput", () => atKeys.push(letters()));
    return letters();
  });

test("E23 another's caret keeps its letter while one types", async ({ browser }) => {
  const own = await startConcord();
  const aaa = await enter(browser, own, { who: "AAA" });
  const bbb = await enter(browser, own, { who: "BBB" });
  await bbb.goto(aaa.url());
  const rowOf = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause b\)/ }).first();
  for (const page of [aaa, bbb]) {
    await rowOf(page).locator("[data-words]").click();
    await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
  }
  await bbb.keyboard.press("Control+Home");
  await aaa.keyboard.press("Control+End");
  for (let n = 0; n < 4; n++) await aaa.keyboard.press("ArrowLeft");
  await expect.poll(() => lettersBehindCaret(rowOf(bbb))).toBe(4);
  const words = "Words before the caret ";
  await bbb.keyboard.type(words, { delay: 20 });
  const atKeys = await bbb.evaluate(() => (window as unknown as { atKeys: number[] }).atKeys);
  expect(atKeys).toEqual(Array.from(words, () => 4));
  await own.close();
});

test("A54 no line of the text lies under a notice, the meeting's line or the bar", async ({ browser }) => {
  const page = await enter(browser, running, { who: "CCC" });
  const lead = await enter(browser, running, { who: "space" });
  await page.goto(lead.url());
  await page
    .getByRole("listitem", { name: /^Clause b\)/ })
    .first()
    .locator("[data-words]")
    .click();
  await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await keepNotice(page);
  const top = (): Promise<number> =>
    page.locator("main .sheet").evaluate((sheet) => Math.round(sheet.getBoundingClientRect().top));
  const before = await top();
  const command = { type: "openMeeting", groupId: "space", name: "A meeting with a name of some length" };
  const answer = await lead.request.post(`${running.url}/api/forum/commands`, { data: command });
  expect(answer.status(), await answer.text()).toBe(200);
  const line = page.getByRole("region", { name: /A meeting with a name/ });
  await expect(line).toBeVisible();
  expect(await top()).toBe(before);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect(await coveredText(page), `${width} px wide`).toEqual([]);
    await expect(page.locator(".toast")).toBeVisible();
    for (const button of await line.getByRole("button").all())
      await expect(button).toBeInViewport({ ratio: 1 });
  }
});
