import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { PUBLIC_PARTS } from "../shared/forum/public-parts.ts";
import { faultsOf, type Look } from "./accessible.ts";
import { enter, type Running, startConcord } from "./people.ts";

/** Four looks of the strangers: both widths and both themes in English and in Arabic. */
const LOOKS: readonly (Look & { readonly language: "en" | "ar" })[] = [
  { theme: "light", dir: "ltr", width: 1440, language: "en" },
  { theme: "dark", dir: "ltr", width: 390, language: "en" },
  { theme: "dark", dir: "rtl", width: 1440, language: "ar" },
  { theme: "light", dir: "rtl", width: 390, language: "ar" },
];

let running: Running;
let secretariat: Page;
test.beforeAll(async ({ browser }) => {
  running = await startConcord({ SAMPLE: "told" });
  secretariat = await enter(browser, running, { who: "Secretariat" });
});
test.afterAll(() => running.close());

/** A browser without scripts and without a past, which counts the cookies that are sent or set. */
async function openStranger(
  browser: Browser,
  { width, theme }: Pick<Look, "width" | "theme">,
): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly cookies: readonly string[] }> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width, height: 844 },
    colorScheme: theme === "dark" ? "dark" : "light",
  });
  const cookies: string[] = [];
  context.on("response", async (answer) => {
    const sent = await answer.request().headerValue("cookie");
    const set = await answer.headerValue("set-cookie");
    for (const one of [sent, set]) if (one !== null) cookies.push(`${answer.url()}: ${one}`);
  });
  return { page: await context.newPage(), context, cookies };
}

test("F17 F18 the secretariat looks at the preview, opens parts, and closes them again", async ({
  browser,
}) => {
  await secretariat.goto(`${running.url}/timetable`);
  const section = secretariat.locator("section", { hasText: "Public pages" });
  await expect(section).toContainText("Nothing of this forum is public.");
  await section.getByRole("button", { name: "Open or close parts…" }).click();
  const dialog = secretariat.getByRole("dialog");
  const files = dialog.getByRole("checkbox", { name: /^Texts and files/u });
  await expect(files).toBeDisabled();

  const [preview] = await Promise.all([
    secretariat.context().waitForEvent("page"),
    dialog.getByRole("link", { name: "See what a stranger would read" }).click(),
  ]);
  await preview.getByRole("link", { name: "Timetable" }).first().click();
  await expect(preview).toHaveURL(`${running.url}/preview/en/timetable`);
  await expect(preview.getByRole("listitem").first()).toBeVisible();

  const stranger = await openStranger(browser, { width: 1440, theme: "light" });
  const nothing = await stranger.page.goto(`${running.url}/public/en`);
  expect(nothing?.status()).toBe(404);
  for (const box of await dialog.getByRole("checkbox").all()) if (await box.isEnabled()) await box.check();
  await files.check();
  await dialog.getByRole("button", { name: "Make these parts public" }).click();
  await expect(section).toContainText("Anyone can read these parts without signing in:");
  await expect(section.getByRole("link", { name: "See the public pages" })).toHaveAttribute(
    "href",
    "/public/en",
  );
  expect((await stranger.page.goto(`${running.url}/public/en/agenda`))?.status()).toBe(200);

  await section.getByRole("button", { name: "Open or close parts…" }).click();
  await dialog.getByRole("checkbox", { name: "The agenda" }).uncheck();
  await dialog.getByRole("button", { name: "Make these parts public" }).click();
  await expect(section).not.toContainText("The agenda");
  // The browser may show its copy for ten seconds (rule F20); asked again, it is gone.
  expect((await stranger.page.reload())?.status()).toBe(404);

  // The sign-in page leads there, in a browser that runs its scripts.
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(`${running.url}/sign-in`);
  await visitor.getByRole("link", { name: "Read the public pages of this forum" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(visitor).toHaveURL(`${running.url}/public/en`);
  await visitor.context().close();
  await stranger.context.close();
});

for (const look of LOOKS)
  test(`F19 F23 a stranger without scripts reads all: ${look.theme} ${look.language} ${look.width}`, async ({
    browser,
  }) => {
    await secretariat.request.post(`${running.url}/api/forum/commands`, {
      data: { type: "openToPublic", parts: PUBLIC_PARTS },
    });
    const { page, context, cookies } = await openStranger(browser, look);
    const isEnglish = look.language === "en";
    // The judge of a page is a script itself: it reads the same address in a browser that runs scripts.
    const judged = await (
      await browser.newContext({
        viewport: { width: look.width, height: 844 },
        colorScheme: look.theme === "dark" ? "dark" : "light",
      })
    ).newPage();
    const check = async (): Promise<void> => {
      await judged.goto(page.url());
      const { faults } = await faultsOf(judged, look);
      expect([page.url(), faults]).toEqual([page.url(), []]);
      const wide = await judged.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect([page.url(), wide]).toEqual([page.url(), false]);
    };
    await page.goto(`${running.url}/public/${look.language}`);
    await expect(page.locator("html")).toHaveAttribute("dir", look.dir);
    await check();

    // By keyboard: the first stop leads to the content.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#content$/u);
    await page.keyboard.press("Tab");
    await expect(page.locator("main a").first()).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/texts$/u);
    await check();
    await page.locator("main a").first().click();
    await expect(page.locator(".sheet p.verb").first()).toBeVisible();
    await check();

    // The page before answers clicks until the next one is here.
    const openPart = async (path: string): Promise<void> => {
      await page.locator(`.parts a[href$="${path}"]`).click();
      await expect(page).toHaveURL(new RegExp(`${path}$`, "u"));
    };
    await openPart("/reports");
    const firstFile = page.locator("main .files a").first();
    // The sample's first report is issued behind the start, and a page without scripts does not hear of it.
    await expect(async () => {
      await page.reload();
      await expect(firstFile).toBeVisible({ timeout: 1_000 });
    }).toPass();
    const [file] = await Promise.all([page.waitForEvent("download"), firstFile.click()]);
    expect(file.suggestedFilename()).toMatch(/\.docx$/u);
    await check();
    await openPart("/contributions");
    const all = await page.locator(".papers > li").count();
    await page.getByRole("searchbox").fill(isEnglish ? "base text 1" : "skills");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\?q=/u);
    expect(await page.locator(".papers > li").count()).toBeLessThan(all);
    await check();
    // The other language keeps the question.
    await page.locator(`.languages a[hreflang="${isEnglish ? "ar" : "en"}"]`).click();
    await expect(page).toHaveURL(/\?q=/u);
    await page.goBack();
    await page.locator(".papers a").first().click();
    await expect(page.locator(".sheet")).toBeVisible();
    await check();
    await openPart("/timetable");
    await expect(page.locator(".cards > li").first()).toBeVisible();
    await check();
    expect(await context.cookies()).toEqual([]);
    expect(cookies).toEqual([]);
    await judged.context().close();
    await context.close();
  });
