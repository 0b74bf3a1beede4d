import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium, expect, type Page, test } from "@playwright/test";
import { CHROMIUM } from "./chromium.ts";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
let folder: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-fonts-"));
  running = await startConcord();
});
test.afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A machine with one font, of Latin and Cyrillic letters. */
function oneFont(): string {
  const cache = join(folder, "cache");
  mkdirSync(cache, { recursive: true });
  const file = join(folder, "fonts.conf");
  const fonts = resolve("node_modules/@expo-google-fonts/noto-sans/400Regular");
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>`,
  );
  return file;
}

const OF_SCRIPTS = /script-|noto-sans-sc|noto-naskh/u;

/** True if the page draws two letters differently: without a font both are the same box. */
const drawsBoth = (
  page: Page,
  one: string,
  other: string,
  by = page.locator("[data-words]").first(),
): Promise<boolean> =>
  by.evaluate(
    (text, letters) => {
      const [first, second] = letters.map((letter) => {
        const canvas = document.createElement("canvas");
        const pen = canvas.getContext("2d")!;
        pen.font = `24px ${getComputedStyle(text).fontFamily}`;
        pen.fillText(letter, 20, 60);
        return canvas.toDataURL();
      });
      return first !== second;
    },
    [one, other],
  );

async function typeInFirst(page: Page, text: string): Promise<void> {
  await page
    .getByRole("listitem", { name: /^Clause a\)/ })
    .first()
    .locator("[data-words]")
    .click();
  await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(text);
}

test("K44 letters that the machine cannot draw come with the page, by need", async () => {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    env: { ...process.env, LC_ALL: "C.UTF-8", FONTCONFIG_FILE: oneFont() },
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
  });
  const page = await enter(browser, running, { who: "AAA" });
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (OF_SCRIPTS.test(request.url())) fetched.push(new URL(request.url()).pathname.split("/").at(-1)!);
  });
  await page.reload();
  await expect.poll(() => fetched.filter((file) => file.startsWith("script-")).length).toBe(2);
  expect(await drawsBoth(page, "Ж", "Ш")).toBe(true);
  for (const [one, other, text, file] of [
    ["审", "议", "审议", /noto-sans-sc/u],
    ["ت", "م", "التعاون", /noto-naskh-arabic-arabic/u],
  ] as const) {
    const before = fetched.filter((name) => file.test(name)).length;
    await typeInFirst(page, text);
    await expect.poll(() => fetched.filter((name) => file.test(name)).length).toBeGreaterThan(before);
    await expect.poll(() => drawsBoth(page, one, other)).toBe(true);
  }
  const slices = fetched.filter((name) => name.endsWith(".woff2"));
  console.log(`${slices.length} font files of 106 fetched: ${slices.join(", ")}`);
  expect(slices.length).toBeLessThan(20);
  await browser.close();
});

test("K44 a machine with its own letters fetches none, in Chinese either", async ({ browser }) => {
  const page = await enter(browser, running, { who: "BBB" });
  // Asked of an empty page: this one may have fetched letters by now.
  const empty = (await page.context().newPage()).locator("body");
  const own = (await drawsBoth(page, "审", "议", empty)) && (await drawsBoth(page, "ت", "م", empty));
  await empty.page().close();
  test.skip(!own, "this machine has no font for Chinese or Arabic");
  const fetched: string[] = [];
  const asked = page.waitForRequest(/\/missing-scripts-/u);
  page.on("request", (request) => {
    if (OF_SCRIPTS.test(request.url())) fetched.push(request.url());
  });
  await page.reload();
  await asked;
  await typeInFirst(page, "审议 التعاون");
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();
  // The check for missing letters is over once its task is.
  await page.evaluate(() => document.fonts.ready);
  expect(fetched.filter((file) => !/missing-scripts/u.test(file))).toEqual([]);
});
