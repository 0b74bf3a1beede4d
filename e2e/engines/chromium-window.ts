import { chromium } from "@playwright/test";
import { CHROMIUM } from "../chromium.ts";
import { type DrivenWindow, type Engine, KEY_MS, SIZE } from "./driven-window.ts";

/** Chromium shows that a story is right: there all other stories run, too. */
async function open(): Promise<DrivenWindow> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage({ viewport: SIZE });
  return {
    version: `Chromium ${browser.version()}`,
    goTo: async (url) => void (await page.goto(url)),
    run: async (work, given) =>
      JSON.parse(
        await page.evaluate(
          // The page's policy forbids eval; the protocol compiles this text itself.
          `(async () => JSON.stringify([await (${String(work)})(${JSON.stringify(given)})]))()`,
        ),
      )[0],
    click: (x, y) => page.mouse.click(x, y),
    press: (keys) => page.keyboard.press(keys.join("+")),
    type: (text) => page.keyboard.type(text, { delay: KEY_MS }),
    close: () => browser.close(),
  };
}

export const CHROMIUM_ENGINE: Engine = { name: "Chromium", needs: [CHROMIUM], open };
