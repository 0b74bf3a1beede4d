import { expect, test } from "@playwright/test";
import { behind, overHttps, putCaret, rowA, rowB, saved, wordsOf } from "./behind.ts";
import { type Running, startConcord } from "./people.ts";
import type { Proxy } from "./proxy.ts";

// Silence takes its time: these stories run where WIRE_LONG=1 asks for them.
const WATCHED_MS = 75_000;
/** y-websocket looks every 3 s who was silent for 30 s; what is kept by then is the page's. */
const NOTICED_MS = 36_000;

if (process.env["WIRE_LONG"] === "1") {
  let running: Running;
  let proxies: Proxy[] = [];
  test.beforeEach(async () => {
    running = await startConcord();
  });
  test.afterEach(async () => {
    for (const proxy of proxies) await proxy.close();
    proxies = [];
    await running.close();
  });

  const NETWORKS = [
    { name: "by WebSocket", upgrades: "passes", answers: "passes" },
    { name: "by stream", upgrades: "forbids", answers: "passes" },
    { name: "by long poll", upgrades: "forbids", answers: "holds back" },
  ] as const;

  for (const { name, ...network } of NETWORKS) {
    test(`${name}: silence is no loss, and a cable that was pulled is noticed`, async ({ browser }) => {
      test.setTimeout(240_000);
      const { page, proxy } = await behind(browser, running, { who: "AAA", ...network });
      proxies.push(proxy);
      await expect(saved(page)).toBeVisible({ timeout: 20_000 });
      await putCaret(page, rowA(page), "End");
      const { upgrades } = proxy.seen();
      const lines: string[] = [];
      page.on("request", (request) => {
        if (request.method() === "POST" && request.url().includes("/line?")) lines.push(request.url());
      });
      let unsaid = 0;
      for (let end = performance.now() + WATCHED_MS; performance.now() < end;) {
        await page.waitForTimeout(250);
        if (!(await saved(page).isVisible())) unsaid += 1;
      }
      expect([unsaid, proxy.seen().upgrades, lines.length]).toEqual([0, upgrades, 0]);
      console.log(`${name}: ${WATCHED_MS / 1000} s of silence, no new connection`);

      proxy.freeze();
      const frozenAt = performance.now();
      await page.keyboard.type(" [while it was frozen]");
      await expect(page.getByRole("status").filter({ hasText: /Offline/ })).toBeVisible({
        timeout: NOTICED_MS,
      });
      const noticed = (performance.now() - frozenAt) / 1000;
      proxy.thaw();
      const thawedAt = performance.now();
      await expect(saved(page)).toBeVisible({ timeout: 20_000 });
      const back = (performance.now() - thawedAt) / 1000;
      console.log(
        `${name}: a dead connection was noticed after ${noticed.toFixed(1)} s, all saved ${back.toFixed(1)} s after it was mended`,
      );
      expect(await wordsOf(page)).toContain("[while it was frozen]");
    });
  }

  test("a network that lets the handshake through and nothing after it is taken for what it is", async ({
    browser,
  }) => {
    const network = { who: "AAA", upgrades: "passes and mutes", answers: "passes" } as const;
    const { page, proxy } = await behind(browser, running, network);
    proxies.push(proxy);
    await expect(overHttps(page)).toBeVisible({ timeout: 20_000 });
    await expect(saved(page)).toBeVisible();
  });

  test("eight tabs of one browser, six connections: all are live, and words reach them all", async ({
    browser,
  }) => {
    const network = { who: "AAA", upgrades: "forbids", answers: "passes" } as const;
    const { page, proxy } = await behind(browser, running, network);
    proxies.push(proxy);
    await expect(overHttps(page)).toBeVisible({ timeout: 20_000 });
    const tabs = [page];
    while (tabs.length < 8) {
      const tab = await page.context().newPage();
      await tab.goto(page.url());
      await expect(saved(tab)).toBeVisible({ timeout: 20_000 });
      tabs.push(tab);
    }
    const start = performance.now();
    for (const [i, tab] of tabs.entries()) {
      await tab.bringToFront();
      await putCaret(tab, rowB(tab), "End");
      await tab.keyboard.type(` [tab ${i}]`);
      await expect(saved(tab)).toBeVisible({ timeout: 10_000 });
    }
    for (const tab of tabs) {
      for (const i of tabs.keys())
        await expect(tab.getByText(`[tab ${i}]`).first()).toBeVisible({ timeout: 10_000 });
    }
    console.log(
      `${tabs.length} tabs of one browser typed in turn in ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
  });
}
