import { type Browser, expect, type Page, test } from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";
import { ALL_LOOKS, faultsOf, type Look, nameOfLook, PAIRS, prepare, turn } from "./accessible.ts";
import { type Running, startConcord } from "./people.ts";
import { OVERLAYS, type Places, type Screen, SCREENS } from "./screens.ts";

/** `npm run soak` looks at each screen in all twelve looks. */
const isWhole = process.env["LOOKS"] !== undefined;
/** With ONLY=pattern, the screens with such a name. */
const only = new RegExp(process.env["ONLY"] ?? "", "u");

let running: Running;
test.beforeAll(async () => {
  running = await startConcord({ SAMPLE: "told", FORUM_NOW: "2026-11-25T10:00:00Z" });
});
test.afterAll(() => running.close());

const LINKS = {
  lead: "Facilitator of draft Opinion 4",
  delegate: "Delegate of AAA",
  secretariat: "Secretariat",
} as const;

async function personOf(browser: Browser, who: Screen["who"]): Promise<Page> {
  const context = await browser.newContext({
    reducedMotion: "reduce",
    // axe puts its own script into the page, which the page's policy forbids.
    bypassCSP: true,
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

async function placesOf(page: Page): Promise<Places> {
  const forum = (await (await page.request.get(`${running.url}/api/forum`)).json()) as ForumView;
  const opinions = forum.groups.flatMap(({ opinions: all }) => all);
  return {
    opinion: opinions.find(({ number }) => number === "4")!.id,
    meeting: forum.plansAhead[0]!.id,
  };
}

/** Opened, and drawn as far as it goes by itself. */
async function open(page: Page, screen: Screen, places: Places): Promise<void> {
  const address = screen.at(places);
  // A reload closes menus and dialogs over a text; links lead from one other screen to the next.
  if (page.url() === "about:blank" || address.startsWith("/opinions/"))
    await page.goto(running.url + address);
  else await page.evaluate((to) => history.pushState(null, "", to), address);
  await page.locator("h1").first().waitFor({ state: "attached" });
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.waitForLoadState("networkidle");
  await screen.open?.(page);
}

test("A75 no screen, menu or dialog breaks a rule that a program can judge", async ({ browser }) => {
  test.setTimeout(isWhole ? 3_600_000 : 600_000);
  const people = new Map<Screen["who"], Page>();
  const faults: string[] = [];
  let [runs, targets] = [0, 0];
  const look = async (page: Page, name: string, as: Look): Promise<void> => {
    await turn(page, as);
    const found = await faultsOf(page, as);
    runs += 1;
    targets += found.targets;
    const here = found.faults.map((one) => `${name}, ${nameOfLook(as)}: ${one}`);
    for (const one of here) console.log(one);
    faults.push(...here);
  };
  for (const who of ["lead", "delegate", "secretariat", "nobody"] as const)
    people.set(who, await personOf(browser, who));
  const places = await placesOf(people.get("lead")!);
  const all = [...SCREENS, ...OVERLAYS].filter(({ name }) => only.test(name));
  for (const [index, screen] of all.entries()) {
    const page = people.get(screen.who)!;
    const looks = isWhole ? ALL_LOOKS : screen.name === "text" ? PAIRS : [PAIRS[index % PAIRS.length]!];
    for (const as of looks) {
      await prepare(page, as);
      await open(page, screen, places);
      await look(page, screen.name, as);
    }
  }
  console.log(
    `${runs} runs of axe over ${all.length} screens, menus and dialogs; ${targets} targets measured`,
  );
  expect(faults.join("\n")).toBe("");
});
