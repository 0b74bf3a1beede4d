import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";
import type { Running } from "./people.ts";
import type { Places, Screen } from "./screens.ts";
import { ENGLISH, type Spoken } from "./spoken.ts";

/** The forum of the walks over all screens: a sample whose record tells ten weeks of work. */
export const TOLD_FORUM = { SAMPLE: "told", FORUM_NOW: "2026-11-25T10:00:00Z" } as const;

const LINKS = {
  lead: "Facilitator of draft Opinion 4",
  delegate: "Delegate of AAA",
  secretariat: "Secretariat",
} as const;

type AsWho = BrowserContextOptions & { readonly who: Screen["who"] };

/** A page of one role, signed in, without motion. */
export async function pageOf(browser: Browser, running: Running, { who, ...options }: AsWho): Promise<Page> {
  const context = await browser.newContext({
    reducedMotion: "reduce",
    // A walk puts its own scripts and styles into the page, which the page's policy forbids.
    bypassCSP: true,
    ...options,
  });
  if (who !== "nobody") {
    const { origin, hash } = new URL(running.link(LINKS[who]));
    const data = { token: hash.slice(1) };
    const signedIn = await context.request.post(`${origin}/api/sign-in`, { data, headers: { origin } });
    expect(signedIn.status()).toBe(204);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}

export async function placesOf(page: Page, running: Running): Promise<Places> {
  const forum = (await (await page.request.get(`${running.url}/api/forum`)).json()) as ForumView;
  const opinions = forum.groups.flatMap(({ opinions: all }) => all);
  return {
    opinion: opinions.find(({ number }) => number === "4")!.id,
    meeting: forum.plansAhead[0]!.id,
  };
}

type Opened = {
  readonly running: Running;
  readonly places: Places;
  /** The language of the page; English where none is given. */
  readonly say?: Spoken;
  /** A page that shows the same text already closes what is over it, and is not loaded again. */
  readonly stays?: boolean;
};

const LAYERS_MAX = 4;

/** Closes menus, dialogs and drawers by the key; false where one stays. */
async function closesAll(page: Page): Promise<boolean> {
  const layers = page.locator("[role=menu], [role=dialog], [role=alertdialog]").filter({ visible: true });
  for (let n = 0; n < LAYERS_MAX && (await layers.count()) > 0; n++) {
    await page.keyboard.press("Escape");
    await page.waitForTimeout(100);
  }
  return (await layers.count()) === 0;
}

/** Opened, and drawn as far as it goes by itself. */
export async function openScreen(
  page: Page,
  screen: Screen,
  { running, places, say = ENGLISH, stays = false }: Opened,
): Promise<void> {
  const address = screen.at(places);
  const here = page.url().slice(running.url.length).split("#")[0];
  if (stays && here === address && screen.open !== undefined && (await closesAll(page))) {
    await screen.open(page, say);
    return;
  }
  // A reload closes menus and dialogs over a text; links lead from one other screen to the next.
  if (page.url() === "about:blank" || address.startsWith("/opinions/"))
    await page.goto(running.url + address);
  else await page.evaluate((to) => history.pushState(null, "", to), address);
  await page.locator("h1").first().waitFor({ state: "attached" });
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.waitForLoadState("networkidle");
  await screen.open?.(page, say);
}
