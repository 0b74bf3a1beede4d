import { type Browser, expect, type Page, test } from "@playwright/test";
import { openScreen, pageOf, placesOf, TOLD_FORUM } from "./open-screen.ts";
import { type Running, startConcord } from "./people.ts";
import { cutText, heightOfText, motion, outOfReach, sideways, SPACING } from "./reflow.ts";
import { OVERLAYS, type Screen, SCREENS } from "./screens.ts";

/** With ONLY=pattern, the screens with such a name. */
const only = new RegExp(process.env["ONLY"] ?? "", "u");
const TEXT_MIN_PERCENT = 50;
/** A browser's zoom of 400 % in a window of 1280 × 1024. */
const ZOOMED = { width: 320, height: 256 } as const;
const BODY_PX = 14;
const DESKTOP = { width: 1024, height: 768 } as const;

let running: Running;
test.beforeAll(async () => {
  running = await startConcord(TOLD_FORUM);
});
test.afterAll(() => running.close());

const told = (kind: string, found: readonly string[]): readonly string[] =>
  found.map((one) => `${kind}: ${one}`);

async function atZoom(page: Page): Promise<readonly string[]> {
  const isOver = await page.locator(".overlay, [role=menu]").first().isVisible();
  const percent = isOver ? 100 : await heightOfText(page);
  return [
    ...told("scrolls sideways", await sideways(page)),
    ...told("cut", await cutText(page)),
    ...told("out of reach", await outOfReach(page)),
    ...told("moves", await motion(page)),
    ...(percent < TEXT_MIN_PERCENT ? [`the text has ${percent} % of the height`] : []),
  ];
}

/** Text that wide spacing alone cuts off. */
async function spaced(page: Page): Promise<readonly string[]> {
  await page.setViewportSize(DESKTOP);
  const before = new Set(await cutText(page));
  const style = await page.addStyleTag({ content: SPACING });
  const after = await cutText(page);
  await style.evaluate((one) => (one as Element).remove());
  return told(
    "cut",
    after.filter((one) => !before.has(one)),
  );
}

type Pages = ReadonlyMap<Screen["who"], Page>;

/** A page of each role at 400 %, and one more beside it of whom the browser's letters are twice as large. */
async function pagesOf(browser: Browser): Promise<{ readonly zoomed: Pages; readonly large: Pages }> {
  const zoomed = new Map<Screen["who"], Page>();
  const large = new Map<Screen["who"], Page>();
  for (const who of ["lead", "delegate", "secretariat", "nobody"] as const) {
    const page = await pageOf(browser, running, { who, viewport: ZOOMED });
    zoomed.set(who, page);
    const other = await page.context().newPage();
    await other.setViewportSize(DESKTOP);
    const chrome = await page.context().newCDPSession(other);
    await chrome.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    large.set(who, other);
  }
  return { zoomed, large };
}

type Walk = {
  readonly screens: readonly Screen[];
  readonly pages: Pages;
  readonly see: (page: Page) => Promise<readonly string[]>;
};

async function walk({ screens, pages, see }: Walk): Promise<readonly string[]> {
  const places = await placesOf(pages.get("lead")!, running);
  const faults: string[] = [];
  const shown = screens.filter(({ name }) => only.test(name));
  for (const screen of shown) {
    const page = pages.get(screen.who)!;
    await openScreen(page, screen, { running, places, stays: true });
    const found = told(screen.name, await see(page));
    for (const one of found) console.log(one);
    faults.push(...found);
  }
  console.log(`${shown.length} screens, menus and dialogs`);
  return faults;
}

/** The whole page follows the letters of the browser. Its title names its screen. */
async function enlarged(page: Page): Promise<readonly string[]> {
  const title = await page.title();
  const px = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  return [
    ...(/^\S.* · Concord$/u.test(title) ? [] : [`title: ${title}`]),
    ...(px === BODY_PX * 2 ? [] : [`letters of ${px} px`]),
    ...told("scrolls sideways", await sideways(page)),
    ...told("cut", await cutText(page)),
  ];
}

test("A79 every screen is usable at 320 × 256, with wide spacing, and with letters of 200 %", async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const { zoomed, large } = await pagesOf(browser);
  const see = async (page: Page): Promise<readonly string[]> => {
    const faults = [...(await atZoom(page)), ...told("wide spacing", await spaced(page))];
    await page.setViewportSize(ZOOMED);
    return faults;
  };
  const faults = [
    ...(await walk({ screens: [...SCREENS, ...OVERLAYS], pages: zoomed, see })),
    ...(await walk({ screens: SCREENS, pages: large, see: enlarged })),
  ];
  expect(faults.join("\n")).toBe("");
});
