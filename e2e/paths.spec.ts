import { expect, type Locator, type Page, test } from "@playwright/test";
import { startFounded } from "./found-forum.ts";
import { enter, type Running, startConcord } from "./people.ts";
import { suggestedText, suggestion } from "./suggesting.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

type Counting = Window & { pressed?: number };

/** Counts the presses of the mouse from now on; typing and one key that ends it are free. */
const countPresses = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const counting = window as Counting;
    if (counting.pressed === undefined)
      window.addEventListener("pointerdown", () => (counting.pressed = (counting.pressed ?? 0) + 1), true);
    counting.pressed = 0;
  });
const presses = (page: Page): Promise<number> => page.evaluate(() => (window as Counting).pressed ?? 0);

const figures: Record<string, number> = {};
const walk = async (
  page: Page,
  { name, max, by }: { readonly name: string; readonly max: number; readonly by: () => Promise<void> },
): Promise<void> => {
  await test.step(name, async () => {
    await countPresses(page);
    await by();
    figures[name] = await presses(page);
    expect(figures[name], name).toBeLessThanOrEqual(max);
  });
};

const rowOf = (page: Page, clause: RegExp): Locator => page.getByRole("listitem", { name: clause }).first();
const choose = async (page: Page, button: RegExp, entry: RegExp): Promise<void> => {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("menuitem", { name: entry }).click();
};
const closeDialog = async (page: Page, name: string): Promise<void> => {
  await expect(page.getByRole("dialog", { name })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
};
const isInSight = (button: Locator): Promise<boolean> =>
  button.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

test("K20 K21 each usual act and each page is a few presses away", async ({ browser }) => {
  const aaa = await enter(browser, running, { who: "AAA", size: { width: 1440, height: 900 } });
  const lead = await enter(browser, running, { who: "space", size: { width: 1440, height: 900 } });
  await aaa.goto(lead.url());
  const { pathname } = new URL(lead.url());
  const clause = rowOf(aaa, /^Clause b\)/);

  await walk(aaa, {
    name: "propose",
    max: 2,
    by: async () => {
      await clause.locator("[data-words]").click();
      await aaa
        .getByRole("toolbar")
        .getByRole("button", { name: /^Suggest on clause b\)/ })
        .click();
      await expect(suggestedText(aaa)).toBeFocused();
      await aaa.keyboard.press("Control+End");
      await aaa.keyboard.type(" everywhere");
      await aaa.keyboard.press("Control+Enter");
      await expect(suggestion(aaa)).toHaveCount(0);
      await expect(aaa.getByRole("tabpanel")).toContainText("AAA/1");
    },
  });
  await walk(aaa, {
    name: "position",
    max: 2,
    by: async () => {
      await aaa
        .getByRole("toolbar")
        .getByRole("button", { name: /position on clause b\)/ })
        .click();
      await aaa.getByRole("radio", { name: /^Supports/ }).click();
      await aaa.keyboard.press("Enter");
      await expect(aaa.getByRole("region", { name: "Positions" })).toContainText("AAA");
    },
  });
  await walk(aaa, {
    name: "comment",
    max: 2,
    by: async () => {
      await choose(aaa, /^Add to clause b\)/, /^Comment on clause b\)/);
      await aaa.keyboard.type("a sample question");
      await aaa.keyboard.press("Control+Enter");
      await expect(aaa.getByRole("region", { name: "Comments", exact: true })).toContainText(
        "sample question",
      );
    },
  });
  await rowOf(lead, /^Clause c\)/)
    .locator("[data-words]")
    .click();
  await lead.getByRole("toolbar").getByRole("button", { name: "Lock clause c)" }).click();
  await walk(lead, {
    name: "take back a wrong act",
    max: 1,
    by: async () => {
      await lead.getByRole("button", { name: "Undo", exact: true }).click();
      await expect(lead.getByText("Taken back: the lock")).toBeVisible();
    },
  });
  const title = /^Draft Opinion .*exports and views/;
  for (const [name, entry, opened] of [
    ["find: open a meeting", /^Open a meeting/, "Open a meeting"],
    ["find: who can edit", /^Who can edit/, "Who can edit"],
  ] as const) {
    await walk(lead, {
      name,
      max: 2,
      by: async () => {
        await choose(lead, title, entry);
        await closeDialog(lead, opened);
      },
    });
  }
  await walk(lead, {
    name: "find: compare two versions",
    max: 2,
    by: async () => {
      await lead.getByRole("button", { name: /^View:/ }).click();
      await lead.getByRole("menuitemradio", { name: /^Compare two versions/ }).click();
      await expect(lead.getByRole("region", { name: "Versions with a name" })).toBeVisible();
    },
  });
  const chair = await enter(browser, running, { who: "chair", size: { width: 1440, height: 900 } });
  const issue = chair.getByRole("button", { name: "Issue the report …" });
  await walk(chair, {
    name: "find: issue the report",
    max: 2,
    by: async () => {
      await chair.getByRole("link", { name: /^Chair’s report/ }).click();
      await chair.getByRole("link", { name: "3 Issue" }).click();
      await expect(issue).toBeVisible();
    },
  });
  const main = chair.locator(".step-bar .main");
  for (const step of ["check", "write", "issue"]) {
    await chair.goto(`${running.url}/report?step=${step}`);
    await expect(main).toBeVisible();
    for (const size of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await chair.setViewportSize(size);
      await expect.poll(() => isInSight(main), `${step}, ${size.width}`).toBe(true);
    }
  }
  await aaa.goto(running.url);
  const cards = aaa.getByRole("region", { name: "First steps" });
  await expect(cards).toBeVisible();
  const parts = aaa.locator(".home :is(.home-greeting, section, nav)");
  figures["parts of a first Home"] = await parts.count();
  // A fast machine leaves the Opinion before a look of ten seconds, which Home compares with.
  const look = await aaa.request.post(`${running.url}/api${pathname}/look`, { data: {} });
  expect(look.ok(), await look.text()).toBe(true);
  await cards.getByRole("button", { name: "Got it" }).click();
  await expect(aaa.getByRole("region", { name: "Since your last visit" })).toBeVisible();
  figures["parts of Home"] = await parts.count();
  for (const of of ["parts of a first Home", "parts of Home"]) expect(figures[of], of).toBeLessThanOrEqual(7);
  console.log(JSON.stringify(figures));
});

test("K22 A69 an empty forum and its empty lists offer the way on", async ({ browser }) => {
  const founded = await startFounded("docs/example-forum.yaml");
  try {
    const page = await enter(browser, founded, { who: "secretariat" });
    await page.goto(founded.url);
    const now = page.getByRole("region", { name: "Now" });
    await expect(now).toContainText("There is no text yet");
    await expect(now.getByRole("link", { name: "Invite people" })).toHaveAttribute("href", "/people");
    await now.getByRole("link", { name: "Bring in a text" }).click();
    await expect(page).toHaveURL(/\/new-draft$/);
    for (const [address, told, act] of [
      ["contributions", "There is no contribution yet.", "Register a contribution…"],
      ["shelf", "There is no adopted text yet.", "Add an adopted text…"],
      ["experts", "No expert is on the list yet.", "Open nominations…"],
      ["people", "Only you are here.", "Add a person"],
      ["timetable#meetings", "There is no meeting yet.", "Open a meeting"],
      ["report", "No report has been issued yet.", null],
    ] as const) {
      await page.goto(`${founded.url}/${address}`);
      await expect(page.locator(".empty").filter({ hasText: told })).toBeVisible();
      if (act !== null) await expect(page.getByRole("button", { name: act })).toBeEnabled();
    }
  } finally {
    await founded.close();
  }
});

test("A69 J16 K19 Home, Versions and Help tell that they load, fail or are offline", async ({ browser }) => {
  const bbb = await enter(browser, running, { who: "BBB" });
  const versions = `${bbb.url()}/versions`;
  const list = bbb.getByRole("region", { name: "Versions with a name" });

  await test.step("Versions", async () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await bbb.route("**/states", async (route) => {
      await held;
      await route.abort();
    });
    await bbb.goto(versions);
    await expect(bbb.getByText("Reading the versions …")).toBeVisible();
    letGo();
    await expect(bbb.getByText("The page could not read the versions.")).toBeVisible();
    await bbb.unroute("**/states");
    await bbb.getByRole("button", { name: "Try again" }).click();
    await expect(list).toBeVisible();
    await expect(bbb.locator(".compared").first()).toBeVisible();
    await bbb.context().setOffline(true);
    await bbb.getByRole("button", { name: "Earlier", exact: true }).click();
    await bbb.getByLabel("Compared with").selectOption("now");
    await expect(bbb.getByText("You are offline. The versions are read")).toBeVisible();
    await bbb.context().setOffline(false);
    await expect(bbb.locator(".compared").first()).toBeVisible();
  });

  await test.step("Help and Home, each opened for the first time without a connection", async () => {
    await bbb.context().setOffline(true);
    await bbb.getByRole("button", { name: /^Signed in as/u }).click();
    await bbb.getByRole("menuitem", { name: "Help" }).click();
    const failed = bbb.getByText("The page could not load this part.");
    await expect(failed).toBeVisible();
    await bbb.context().setOffline(false);
    await expect(bbb.getByRole("heading", { level: 1, name: "Help" })).toBeVisible();
    await bbb.goto(running.url);
    await expect(bbb.getByRole("region", { name: "Waiting for BBB" })).toContainText("Nothing waits");
    // An answer of the server: without one the page may show what the device keeps.
    await bbb.route("**/api/notices*", async (route) =>
      route.fulfill({ response: await route.fetch(), status: 500 }),
    );
    await bbb.reload();
    await expect(bbb.getByText("Your notices could not be read.")).toBeVisible();
    await bbb.unroute("**/api/notices*");
  });
});
