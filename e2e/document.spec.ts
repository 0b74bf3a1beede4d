import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
let lead: Page;
test.beforeAll(async ({ browser }) => {
  running = await startConcord();
  lead = await enter(browser, running, { who: "space" });
});
test.afterAll(() => running.close());

const row = (page: Page, clause: RegExp): Locator => page.getByRole("listitem", { name: clause }).first();

const typeIn = async (page: Page, clause: RegExp, text: string): Promise<void> => {
  // By the key, which puts the caret at the end.
  await row(page, clause).press("Enter");
  await expect(page.getByRole("textbox", { name: /^Words of/u })).toBeFocused();
  await page.keyboard.insertText(text);
};

test("A72 the text has headings, one list, and the language of each clause", async () => {
  await row(lead, /^Clause b\)/u)
    .locator("[data-words]")
    .click();
  await lead.getByRole("tabpanel").getByRole("heading").first().waitFor();
  const levels = await lead
    .getByRole("heading")
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute("aria-level") ?? one.tagName.slice(1))));
  expect(levels.filter((level) => level === 1)).toEqual([1]);
  for (const [n, level] of levels.entries()) if (n > 0) expect(level).toBeLessThanOrEqual(levels[n - 1]! + 1);
  const sheet = lead.getByRole("article");
  await expect(sheet.getByRole("heading", { level: 1 })).toHaveText(/^DRAFT OPINION \d/u);
  await expect(sheet.getByRole("heading", { level: 2 })).toHaveText("Space connectivity");
  await expect(sheet.getByRole("heading", { level: 3, name: "recognizing" })).toBeVisible();
  const inList = await sheet
    .locator("ol > *")
    .evaluateAll((all) => [
      ...new Set(all.map((one) => `${one.tagName} ${one.getAttribute("role") ?? ""}`.trim())),
    ]);
  expect(inList).toEqual(["LI"]);

  const words = row(lead, /^Clause b\)/u).locator(".sheet-words");
  await expect(words).toHaveAttribute("lang", "en");
  await lead.keyboard.press("Escape");
  await row(lead, /^Clause b\)/u).press("Enter");
  const box = lead.getByRole("textbox", { name: /^Words of/u });
  await expect(box).toBeFocused();
  // The caret may be put there a moment after the keys come.
  const selected = (): Promise<number> => lead.evaluate(() => String(getSelection()).length);
  await expect(async () => {
    await lead.keyboard.press("Control+Home");
    await lead.keyboard.press("Control+Shift+End");
    expect(await selected()).toBeGreaterThan(90);
  }).toPass();
  // The editor reads a selection after the browser has made it.
  await lead.waitForTimeout(300);
  await lead.keyboard.insertText("في عام 2026");
  await expect(words.locator("ins")).toHaveText("في عام 2026");
  await lead.getByRole("toolbar", { name: "Actions" }).getByRole("button", { name: "Next clause" }).click();
  await expect(words).toHaveAttribute("lang", "ar");
  expect(await words.evaluate((one) => getComputedStyle(one).direction)).toBe("rtl");
  // In a page from right to left the number of a clause still reads "b)".
  await lead.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  const behind = await row(lead, /^Clause b\)/u)
    .locator("bdi em")
    .evaluate((number) => {
      const at = (n: number): number => {
        const range = document.createRange();
        range.setStart(number.firstChild!, n);
        range.setEnd(number.firstChild!, n + 1);
        return range.getBoundingClientRect().left;
      };
      return at(1) - at(0);
    });
  expect(behind).toBeGreaterThan(0);
});

test("A73 changes of one author that touch are one, and say whose they are", async ({ browser }) => {
  const aaa = await enter(browser, running, { who: "AAA" });
  const again = await aaa.context().newPage();
  await again.goto(aaa.url());
  const clause = /^Clause a\)/u;
  await typeIn(aaa, clause, " and ports");
  await expect(row(again, clause)).toContainText("and ports");
  await typeIn(again, clause, " and bays");
  await expect(row(aaa, clause)).toContainText("and bays");
  // A caret of the other device would stand between the two: no page has one after this.
  for (const page of [aaa, again]) await page.reload();
  for (const page of [aaa, again]) {
    const inserted = row(page, clause).locator("ins");
    await expect(inserted).toHaveCount(1);
    await expect(inserted).toContainText("and ports");
    await expect(inserted).toContainText("and bays");
    await expect(inserted).toHaveAttribute("title", "inserted by AAA");
  }
});

test("A74 a closed clause says why before anybody tries to type", async ({ browser }) => {
  const bbb = await enter(browser, running, { who: "BBB" });
  await bbb.goto(lead.url());
  const clause = row(bbb, /^Clause a\)/u);
  await expect(clause).toHaveAccessibleDescription("");
  const sent = await lead.request.post(`${running.url}/api${new URL(lead.url()).pathname}/commands`, {
    data: { type: "setPen", to: "leads" },
    headers: { origin: running.url },
  });
  expect(sent.ok(), await sent.text()).toBe(true);
  await expect(clause).toHaveAccessibleDescription(/^Only others can edit here\. .*facilitators/u);
  await expect(row(lead, /^Clause a\)/u)).toHaveAccessibleDescription("");
});
