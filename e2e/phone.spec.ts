import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, signInBy, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const row = (page: Page, letter: string): Locator =>
  page.getByRole("listitem", { name: new RegExp(`^Clause ${letter}\\)`) }).first();

async function onPhone(browser: Browser, who: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await signInBy(page, running.link(who));
  return page;
}

test("on a phone one's own typing is taken back and done again, and the keyboard stays", async ({
  browser,
}) => {
  const aaa = await onPhone(browser, "AAA");
  const bbb = await enter(browser, running, { who: "BBB" });
  await bbb.goto(aaa.url());
  await row(aaa, "a").locator("[data-words]").tap();
  const editor = aaa.getByRole("textbox", { name: /^Words of/ });
  await editor.waitFor();
  const [undo, redo] = ["Undo", "Redo"].map((name) => aaa.getByRole("button", { name, exact: true })) as [
    Locator,
    Locator,
  ];
  for (const button of [undo, redo]) {
    await expect(button).toBeDisabled();
    const box = (await button.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    // A closed button takes the keys from nobody either.
    await aaa.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await expect(editor).toBeFocused();
  }
  await aaa.keyboard.type("(alpha) ");
  await row(bbb, "a").locator("[data-words]").click();
  await bbb.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await bbb.keyboard.press("Control+End");
  await bbb.keyboard.type(" (beta)");
  await expect(row(aaa, "a")).toContainText("(beta)");
  await expect(row(bbb, "a")).toContainText("(alpha)");

  await undo.tap();
  await expect(row(bbb, "a")).not.toContainText("(alpha)");
  await expect(row(aaa, "a")).not.toContainText("(alpha)");
  await expect(row(aaa, "a")).toContainText("(beta)");
  await expect(editor).toBeFocused();
  await expect(undo).toBeDisabled();

  await redo.tap();
  await expect(row(bbb, "a")).toContainText("(alpha)");
  await expect(editor).toBeFocused();
  await expect(redo).toBeDisabled();
  await expect(undo).toBeEnabled();
});

test("what is told while a question is open lies over none of its buttons", async ({ browser }) => {
  const aaa = await onPhone(browser, "CCC");
  await row(aaa, "a").locator("[data-words]").tap();
  const dialog = aaa.getByRole("dialog");
  const toTakeOne = aaa.getByRole("toolbar").getByRole("button", { name: /position on clause/ });
  await toTakeOne.tap();
  await dialog.getByRole("radio", { name: /^Can accept/ }).check();
  await dialog.getByRole("button", { name: "Send" }).tap();
  await expect(dialog).toHaveCount(0);
  await toTakeOne.tap();
  await expect(dialog).toBeVisible();
  const { told, buttons, covered } = await aaa.evaluate(() => {
    const toast = document.querySelector(".toast")?.getBoundingClientRect();
    const all = [...document.querySelectorAll<HTMLElement>("[role=dialog] button")];
    const meets = (a: DOMRect, b: DOMRect): boolean =>
      a.top < b.bottom && a.bottom > b.top && a.left < b.right && a.right > b.left;
    const under = all.filter((one) => toast !== undefined && meets(one.getBoundingClientRect(), toast));
    return {
      told: toast !== undefined,
      buttons: all.length,
      covered: under.map((one) => one.textContent),
    };
  });
  expect(told).toBe(true);
  expect(buttons).toBeGreaterThan(1);
  expect(covered).toEqual([]);
});

test("a change of Opinion moves the focus to the text; its skip link serves keyboard users", async ({
  browser,
}) => {
  const phone = await onPhone(browser, "DDD");
  const opinions = phone.getByRole("button", { name: "Opinions", exact: true });
  const skip = phone.getByRole("link", { name: "To the text" });
  const atMenu = async (): Promise<string> => {
    const box = (await opinions.boundingBox())!;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    return phone.evaluate(({ x, y }) => {
      const control = document.elementFromPoint(x, y)?.closest("a, button");
      return control?.getAttribute("aria-label") ?? control?.className ?? "";
    }, middle);
  };
  for (const name of [/Green digital/, /Space connectivity/]) {
    await opinions.tap();
    await phone.getByRole("dialog").getByRole("link", { name }).first().tap();
    await expect(phone).toHaveTitle(name);
    await expect(phone.locator("main#text")).toBeFocused();
    await expect(skip).not.toBeInViewport();
    expect(await atMenu()).toBe("Opinions");
  }
  await phone.reload();
  await expect(row(phone, "a")).toBeVisible();
  await phone.keyboard.press("Tab");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await phone.keyboard.press("Enter");
  await expect(phone.locator("main#text")).toBeFocused();
  await phone.context().close();
});
