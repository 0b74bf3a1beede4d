import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import { picture } from "./picture.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const contents = (page: Page): Locator => page.getByRole("region", { name: "Contents" });
const goTo = (page: Page): Locator => contents(page).getByRole("textbox", { name: "Go to a paragraph" });
const row = (page: Page, name: RegExp): Locator => page.getByRole("listitem", { name }).first();
/** The verb and the number of the selected clause. */
const selected = (page: Page): Locator => page.locator(".clause-panel header");
const scrolled = (page: Page): Promise<number> => page.locator("#text").evaluate((desk) => desk.scrollTop);

test("K25 K26 K27 the contents lead to a clause; Back leads to the place before", async ({ browser }) => {
  const lead = await enter(browser, running, { who: "space", size: { width: 1440, height: 640 } });
  await row(lead, /^Clause b\)/)
    .locator("[data-words]")
    .click();
  await lead.keyboard.press("Escape");

  await test.step("K25 the contents by the mouse and by the key, with the state of each clause", async () => {
    await lead.getByRole("button", { name: "Contents" }).click();
    await expect(contents(lead).locator("[aria-current]")).toContainText("b)");
    await expect(
      contents(lead)
        .getByRole("link", { name: /^b\).*, open/ })
        .first(),
    ).toBeVisible();
    await picture(lead, "contents");
    await lead.getByRole("button", { name: "Opinions" }).click();
    await lead.keyboard.press("Alt+o");
    await expect(goTo(lead)).toBeFocused();
  });

  await test.step("K25 a number in the field leads there; arrows walk the lines", async () => {
    await goTo(lead).fill("d)");
    await expect(contents(lead).getByRole("status")).toHaveText("No paragraph “d)” here.");
    await goTo(lead).fill("view 2");
    await lead.keyboard.press("Enter");
    await expect(selected(lead)).toContainText("Clause 2is of the view");
    await expect(row(lead, /^Clause 2/)).toBeFocused();
    await expect(row(lead, /^Clause 2/)).toBeInViewport();
    await lead.keyboard.press("Alt+o");
    await lead.keyboard.press("ArrowDown");
    await lead.keyboard.press("Home");
    await lead.keyboard.press("ArrowDown");
    await lead.keyboard.press("ArrowDown");
    await lead.keyboard.press("ArrowDown");
    await lead.keyboard.press("Enter");
    await expect(selected(lead)).toContainText("Clause a)recognizing");
  });

  await test.step("K25 the palette takes a number too", async () => {
    await lead.keyboard.press("Control+k");
    await lead.getByRole("combobox", { name: /^Search actions/ }).fill("recognizing c)");
    await expect(lead.locator(".palette-option").first()).toContainText("c)");
    await lead.keyboard.press("Enter");
    await expect(selected(lead)).toContainText("Clause c)recognizing");
    // The panel shows the clause a moment before its row has the focus.
    await expect(row(lead, /^Clause c\)/)).toBeFocused();
  });

  await test.step("K27 Back and Forward keep clause and scroll, and arrows make no entry", async () => {
    const entries = await lead.evaluate(() => history.length);
    await lead.keyboard.press("ArrowUp");
    await lead.keyboard.press("ArrowUp");
    await expect(selected(lead)).toContainText("Clause a)");
    expect(await lead.evaluate(() => history.length)).toBe(entries);
    await lead.locator("#text").evaluate((desk) => desk.scrollTo(0, 150));
    await lead.getByRole("button", { name: "Opinions" }).click();
    await lead.getByRole("link", { name: /^Chair’s report/ }).click();
    await expect(lead.getByRole("main").getByRole("heading").first()).toBeVisible();
    await lead.goBack();
    await expect(selected(lead)).toContainText("Clause a)recognizing");
    await expect.poll(() => scrolled(lead)).toBe(150);
    await lead.reload();
    await expect(selected(lead)).toContainText("Clause a)recognizing");
    await lead.goBack();
    await expect(selected(lead)).toContainText("Clause a)recognizing");
    await lead.goBack();
    await expect(selected(lead)).toContainText("Clause 2is of the view");
    await lead.goForward();
    await expect(selected(lead)).toContainText("Clause a)recognizing");
  });
});

test("K26 a link opens its clause, after another number too, or says that it is gone", async ({
  browser,
}) => {
  const chair = await enter(browser, running, { who: "chair" });
  await chair.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await row(chair, /^Clause b\)/)
    .locator("[data-words]")
    .click();
  await chair.getByRole("button", { name: "More actions" }).click();
  await chair.getByRole("menuitem", { name: "Copy link: clause b)" }).click();
  await expect(chair.getByText("Link to clause b) copied.")).toBeVisible();
  const address = await chair.evaluate(() => navigator.clipboard.readText());

  const aaa = await enter(browser, running, { who: "AAA", size: { width: 390, height: 844 } });
  await aaa.goto(address);
  await expect(row(aaa, /^Clause b\)/)).toHaveAttribute("aria-current", "true");
  await expect(row(aaa, /^Clause b\)/)).toBeInViewport();

  await chair.getByRole("button", { name: "More actions" }).click();
  await chair.getByRole("menuitem", { name: /^Remove clause b\)/ }).click();
  await expect(row(chair, /^Clause b\)/)).toBeVisible();
  await aaa.goto(address);
  await expect(aaa.getByText(/^The Chair removed the paragraph of this link/)).toBeVisible();
  await picture(aaa, "gone");
  await aaa.getByRole("button", { name: "Its last text" }).click();
  await expect(aaa.getByRole("dialog").getByText(/removed this clause/)).toBeVisible();
  await aaa.getByRole("button", { name: "Close" }).click();

  await test.step("K25 on a phone the contents stand in the drawer", async () => {
    await aaa.getByRole("button", { name: "Opinions" }).click();
    await aaa.getByRole("dialog").getByRole("button", { name: "Contents" }).click();
    await picture(aaa, "contents-phone");
    await contents(aaa).getByRole("link", { name: /^2/ }).first().click();
    await expect(aaa.getByRole("dialog")).toHaveCount(0);
    await expect(row(aaa, /^Clause 2/)).toHaveAttribute("aria-current", "true");
    await expect(row(aaa, /^Clause 2/)).toBeInViewport();
  });
});
