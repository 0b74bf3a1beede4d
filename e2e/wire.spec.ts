import { expect, type Page, test } from "@playwright/test";
import { behind, openSpace, overHttps, putCaret, rowA, rowB, saved, wordsOf } from "./behind.ts";
import { enter, type Running, startConcord } from "./people.ts";
import type { Proxy } from "./proxy.ts";

let running: Running;
const proxies: Proxy[] = [];
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(async () => {
  for (const proxy of proxies) await proxy.close();
  await running.close();
});

test("W12 networks refuse WebSockets, three ways, or hold streams back: all draft together", async ({
  browser,
}) => {
  // Four pages, a proxy each, through every step: a minute on a quiet machine.
  test.setTimeout(480_000);
  const facilitator = await enter(browser, running, { who: "space" });
  await openSpace(facilitator);
  const networks = [
    { who: "AAA", upgrades: "forbids", answers: "passes" },
    { who: "BBB", upgrades: "resets", answers: "passes" },
    { who: "CCC", upgrades: "swallows", answers: "holds back" },
  ] as const;
  const others = await Promise.all(
    networks.map(async (network) => {
      const { page, proxy } = await behind(browser, running, network);
      proxies.push(proxy);
      const start = performance.now();
      await expect(overHttps(page)).toBeVisible({ timeout: 30_000 });
      await expect(saved(page)).toBeVisible();
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(
        `upgrades: ${network.upgrades}, streams: ${network.answers}; over HTTPS ${seconds} s after the words were there`,
      );
      return { who: network.who, page, proxy };
    }),
  );
  const [aaa, bbb, ccc] = others.map(({ page }) => page) as [Page, Page, Page];
  const pages = [facilitator, aaa, bbb, ccc];

  await test.step("four people type in one clause and see each other's words and carets", async () => {
    await putCaret(facilitator, rowA(facilitator), "Home");
    for (const page of [aaa, bbb, ccc]) await putCaret(page, rowA(page), "End");
    await Promise.all(
      pages.map((page, i) => page.keyboard.type(i === 0 ? "(one) " : ` (${i + 1})`, { delay: 25 })),
    );
    for (const page of pages) {
      await expect(rowA(page)).toContainText("(one)");
      await expect(saved(page)).toBeVisible();
    }
    const words = await Promise.all(pages.map((page) => rowA(page).locator("[data-words]").innerText()));
    for (const character of ["2", "3", "4"]) {
      for (const page of pages) await expect(rowA(page)).toContainText(character);
    }
    console.log(`four pages, one clause: ${words[0]}`);
    for (const { who } of others) {
      await expect(rowA(facilitator).getByText(who, { exact: true }).first()).toBeVisible();
    }
    await expect(rowA(ccc).getByText("AAA", { exact: true }).first()).toBeVisible();
  });

  await test.step("an act of a page over HTTPS is answered", async () => {
    await expect(facilitator.getByRole("listitem", { name: /^Clause b\)/ }).first()).toBeVisible();
    await putCaret(aaa, rowA(aaa), "End");
    await aaa.keyboard.press("Enter");
    await aaa.keyboard.type("a clause of its own");
    for (const page of pages) await expect(page.getByText("a clause of its own").first()).toBeVisible();
  });

  await test.step("answers are lost on the way back: what was taken is not taken twice, and all is saved", async () => {
    for (const [i, { page, proxy }] of others.entries()) {
      await putCaret(page, rowB(page), "End");
      proxy.loseAnswers(2);
      await page.keyboard.type(` [once ${i}]`);
      await expect(saved(page)).toBeVisible();
    }
    const words = await wordsOf(facilitator);
    for (const i of others.keys()) expect(words.split(`[once ${i}]`).length - 1).toBe(1);
  });

  await test.step("words on their way while a lock is taken come back to their author", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await ccc.route(/\/line\/[^?]+\?n=/u, async (route) => {
      await held;
      await route.continue();
    });
    await putCaret(ccc, rowA(ccc), "End");
    await ccc.keyboard.type(" and late words");
    // At once, not when others' words are drawn next.
    expect(await saved(ccc).count()).toBe(0);
    await rowA(facilitator).locator("[data-words]").click();
    await facilitator
      .getByRole("button", { name: /^Lock clause a\)/ })
      .first()
      .click();
    for (const page of [aaa, bbb]) {
      await expect(page.getByRole("listitem", { name: /^Clause a\).*locked/ }).first()).toBeVisible();
    }
    release();
    await expect(ccc.getByRole("alert").filter({ hasText: "and late words" })).toBeVisible();
    await expect(ccc.getByRole("listitem", { name: /^Clause a\).*locked/ }).first()).toBeVisible();
    expect(await wordsOf(ccc)).not.toContain("late words");
    await ccc.unroute(/\/line\/[^?]+\?n=/u);
  });

  await test.step("the server is killed and comes back: so do all pages, each on its way, with every word", async () => {
    await running.kill();
    for (const [i, page] of [aaa, bbb].entries()) {
      await putCaret(page, rowB(page), "End");
      await page.keyboard.type(` [kept ${i}]`);
      await expect(saved(page)).toBeHidden();
    }
    await running.restart();
    const start = performance.now();
    for (const page of pages)
      await expect(page.getByText("[kept 1]").first()).toBeVisible({ timeout: 30_000 });
    for (const page of [facilitator, aaa, bbb]) await expect(saved(page)).toBeVisible({ timeout: 30_000 });
    console.log(`all back ${((performance.now() - start) / 1000).toFixed(1)} s after the restart`);
    expect(await wordsOf(facilitator)).toMatch(/\[kept [01]\].*\[kept [01]\]/u);
    await expect(overHttps(facilitator)).toBeHidden();
    for (const page of [aaa, bbb, ccc]) await expect(overHttps(page)).toBeVisible();
  });

  const [streamed, , polled] = others.map(({ proxy }) => proxy.seen());
  console.log("seen by the proxies:", JSON.stringify(others.map(({ proxy }) => proxy.seen())));
  expect(streamed!.streams).toBeGreaterThan(0);
  expect(streamed!.polls).toBe(0);
  expect(polled!.polls).toBeGreaterThan(0);
});
