import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from "@playwright/test";

const FONTS_FILE = new URL("pictures/fonts.json", import.meta.url);

/** True where pictures are made anew: nothing is compared then. */
export const isMaking = (): boolean => test.info().config.updateSnapshots === "all";

/** A browser as all pictures are taken with: half as large, so that they stay small. */
export const openPictured = (
  browser: Browser,
  size = { width: 1440, height: 900 },
): Promise<BrowserContext> =>
  browser.newContext({
    viewport: size,
    deviceScaleFactor: 0.5,
    locale: "en-GB",
    timezoneId: "UTC",
    reducedMotion: "reduce",
    // Playwright puts its styles into the page itself, which the page's policy forbids.
    bypassCSP: true,
  });

/** Widths of text in the fonts that ship, and of signs that the system's fonts have. */
const widthsIn = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const samples = {
      "Noto Sans Variable": "Considering 0123",
      "Noto Serif Variable": "Considering 0123",
      signs: "✓ ✕ ⋯ ▾ ❙ Δ ×",
    };
    await Promise.all(Object.keys(samples).map((name) => document.fonts.load(`100px "${name}"`)));
    const pen = document.createElement("canvas").getContext("2d")!;
    return Object.fromEntries(
      Object.entries(samples).map(([name, words]) => {
        pen.font = name === "signs" ? "100px sans-serif" : `100px "${name}"`;
        return [name, Math.round(pen.measureText(words).width)];
      }),
    );
  });

/** Leaves the story out, and says so, where letters differ from those in the pictures: no comparison means anything then. */
export async function checkFonts(page: Page): Promise<void> {
  const here = await widthsIn(page);
  if (isMaking()) writeFileSync(FONTS_FILE, `${JSON.stringify(here, null, 2)}\n`);
  if (!existsSync(FONTS_FILE)) throw new Error("There are no pictures yet: run npm run pictures.");
  const known = JSON.parse(readFileSync(FONTS_FILE, "utf8")) as Record<string, number>;
  const other = Object.keys(known).filter((name) => known[name] !== here[name]);
  if (other.length === 0) return;
  const why = `This machine draws other letters than the pictures have (${other.join(", ")}), so they are not compared. Install the packages that .ci/run names, or make the pictures anew: npm run pictures.`;
  console.log(why);
  test.skip(true, why);
}

/** Compares a place of the page with its picture, once its fonts are here. */
export async function expectPicture(place: Page | Locator, name: string): Promise<void> {
  const page = "page" in place ? place.page() : place;
  await page.evaluate(() => document.fonts.ready);
  await expect(place as Page).toHaveScreenshot(`${name}.png`);
}
