import { expect, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const NAMES = ["العربية", "中文", "English", "Français", "Русский", "Español"] as const;

/** Opens the menu of languages by keyboard and chooses the one of this name. */
async function choose(page: Page, button: RegExp, name: (typeof NAMES)[number]): Promise<void> {
  const menu = page.getByRole("menu");
  // A button may be replaced while the page still comes, between its focus and the key.
  await expect(async () => {
    await page.getByRole("button", { name: button }).press("Enter");
    await expect(menu).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(menu.getByRole("menuitemradio")).toHaveText([...NAMES]);
  await menu.getByRole("menuitemradio", { name }).focus();
  await page.keyboard.press("Enter");
}

const html = (page: Page) => page.locator("html");

test("K31 K33 each language is chosen by keyboard without a reload, and a new device speaks it", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "space" });
  await expect(page.getByRole("tab").first()).toBeVisible();
  const clause = page.locator("[data-words]").nth(2);
  const text = await clause.textContent();
  await page.evaluate(() => void (self.name = "same page"));
  for (const [button, name, language, tab] of [
    [/^Language/u, "Français", "fr", "Propositions"],
    [/^Langue/u, "العربية", "ar", "المقترحات"],
    [/^اللغة/u, "Español", "es", "Propuestas"],
    [/^Idioma/u, "Русский", "ru", "Предложения"],
  ] as const)
    await test.step(name, async () => {
      await choose(page, button, name);
      await expect(html(page)).toHaveAttribute("lang", language);
      await expect(html(page)).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
      await expect(page.getByRole("tab", { name: new RegExp(`^${tab}`, "u") })).toBeVisible();
      await expect(clause).toHaveText(text ?? "");
    });
  expect(await page.evaluate(() => self.name)).toBe("same page");

  const { origin } = new URL(page.url());
  const made = await page.request.post(`${origin}/api/devices/links`, { data: {}, headers: { origin } });
  const { token } = (await made.json()) as { token: string };
  const device = await browser.newContext({ locale: "fr-FR" });
  const elsewhere = await device.newPage();
  await elsewhere.goto(`${origin}/sign-in#${token}`);
  await expect(html(elsewhere)).toHaveAttribute("lang", "fr");
  await choose(elsewhere, /^Langue/u, "English");
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(html(elsewhere)).toHaveAttribute("lang", "ru");
  await expect(elsewhere.getByRole("button", { name: /^Язык/u })).toBeVisible();
  await device.close();
});

test("E26 an English sheet keeps its numbers at the left on an Arabic page, an Arabic one not", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "green" });
  const sheet = page.locator(".sheet");
  await expect(sheet).toHaveAttribute("dir", "ltr");
  await choose(page, /^Language/u, "العربية");
  await expect(html(page)).toHaveAttribute("dir", "rtl");
  const item = page.locator(".sheet-row.operative").first();
  /** The words begin so far to the right of the number. */
  const numberToWords = async (): Promise<number> => {
    const number = (await item.locator(".sheet-sign").boundingBox())!;
    return (await item.locator(".sheet-words").boundingBox())!.x - number.x;
  };
  expect(await numberToWords()).toBeGreaterThan(0);
  // Sentences of the page in the sheet read as the page does.
  await expect(page.locator(".sheet-standing")).toHaveCSS("unicode-bidi", "plaintext");
  if (process.env["PICTURES"] !== undefined)
    await page.screenshot({ path: `${process.env["PICTURES"]}/sheet-arabic-page.png` });

  const id = /opinions\/([^/?#]+)/u.exec(page.url())![1]!;
  const say = (language: string) =>
    page.request.post(`${running.url}/api/opinions/${id}/commands`, {
      data: { type: "setLanguage", language },
    });
  expect((await say("ar")).status()).toBe(200);
  await expect(sheet).toHaveAttribute("dir", "rtl");
  expect(await numberToWords()).toBeLessThan(0);
  await choose(page, /^اللغة/u, "English");
  await expect(html(page)).toHaveAttribute("dir", "ltr");
  expect(await numberToWords()).toBeLessThan(0);
  if (process.env["PICTURES"] !== undefined)
    await page.screenshot({ path: `${process.env["PICTURES"]}/sheet-said-arabic.png` });
  expect((await say("en")).status()).toBe(200);
});

test("K46 the secretariat sets the forum's language, and a browser that asks for none of the six speaks it", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "secretariat" });
  await page.goto(`${running.url}/timetable`);
  await page.getByRole("button", { name: "Change the language…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Français" }).check();
  await dialog.getByRole("textbox").fill("Agreed with the host");
  await dialog.getByRole("button", { name: "Set the language" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Everyone who chose no language reads Français.")).toBeVisible();
  await page.getByText(/^\d+ change/u).click();
  await expect(
    page.getByText("The forum’s language is now “Français”, before “English”. Reason: Agreed with the host"),
  ).toBeVisible();
  for (const [locale, language] of [
    ["de-DE", "fr"],
    ["ru-RU", "ru"],
  ] as const) {
    const stranger = await browser.newContext({ locale });
    const signIn = await stranger.newPage();
    await signIn.goto(`${running.url}/sign-in`);
    await expect(html(signIn)).toHaveAttribute("lang", language);
    await expect(
      signIn.getByRole("button", { name: language === "fr" ? /^Langue/u : /^Язык/u }),
    ).toBeVisible();
    await stranger.close();
  }
});
