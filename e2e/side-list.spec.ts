import { expect, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

/** Screen positions of the list's links. The desk's link leads to the Opinion on the screen. */
const places = (page: Page): Promise<readonly string[]> =>
  page
    .getByRole("navigation", { name: "Opinions" })
    .getByRole("link")
    .evaluateAll((links) =>
      links.map((link) => {
        const address = (link.getAttribute("href") ?? "").replace(/^\/desk\/.*/u, "/desk");
        return `${Math.round(link.getBoundingClientRect().top)} ${address}`;
      }),
    );

test("the list beside the text stands still from screen to screen", async ({ browser }) => {
  const chair = await enter(browser, running, { who: "chair", size: { width: 1440, height: 600 } });
  await chair.goto(`${running.url}/timetable`);
  const list = chair.getByRole("navigation", { name: "Opinions" });
  await list.getByRole("link", { name: /Opinion 4/ }).hover();
  await chair.mouse.wheel(0, 240);
  await expect.poll(async () => (await places(chair))[0]).toMatch(/^-/);
  const before = await places(chair);
  for (const name of [/Opinion 4/, /Opinion 5/]) {
    await list.getByRole("link", { name }).click();
    await expect(list.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    expect(await places(chair)).toEqual(before);
  }
});

test("K17 a menu opens though its button was replaced while it was held down", async ({ browser }) => {
  const aaa = await enter(browser, running, { who: "AAA" });
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await aaa.route("**/menu-popup-*.js", async (route) => {
    await held;
    await route.continue();
  });
  await aaa.reload();
  await aaa.locator("[data-clause] [data-words]").nth(4).click();
  const waiting = aaa.locator(".menu-waiting").getByRole("button", { name: /^Add to / });
  await waiting.hover();
  await aaa.mouse.down();
  letGo();
  await expect(waiting).toHaveCount(0);
  await aaa.mouse.up();
  await expect(aaa.getByRole("menuitem", { name: /^Comment on/ })).toBeVisible();
});
