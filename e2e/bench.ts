import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import type { Browser, Page } from "@playwright/test";
import type { TestPerson } from "../server/testing/room-of-people.ts";
import { signedIn } from "../server/testing/room-of-people.ts";
import type { YClient } from "../server/testing/y-client.ts";
import { openYClient } from "../server/testing/y-client.ts";
import { buildPage, PAGE_DIR } from "../server/page.ts";
import config from "../playwright.config.ts";
import { enter, startConcord } from "./people.ts";
import type { Running } from "./people.ts";

/**
 * Speed and size, as figures of this machine at this moment: compare them within one run only.
 * `npm run bench`
 */
const CLAUSES = 60;
const TYPISTS = 20;
const KEYS_A_SECOND = 4;
const KEYS_MEASURED = 120;
const OPENINGS = 5;

const print = (what: string, figure: string, aim: string): void =>
  console.log(`${what}\t${figure}\t(aim: ${aim})`);
const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const round = (ms: number): string => `${ms.toFixed(1)} ms`;

/** Fills an Opinion up to 60 clauses, in wording of no document. */
async function fill(facilitator: TestPerson, opinionId: string): Promise<void> {
  const { clauses } = await facilitator.opinion(opinionId);
  const last = clauses.findLast((clause) => clause.kind === "recital")!;
  const commands = Array.from({ length: CLAUSES - clauses.length }, (_, i) => ({
    type: "addClause",
    after: last.id,
    kind: "recital",
    text: `that sample consideration ${i} is written to be measured, and says nothing else at some length, since clauses of this kind are long`,
  }));
  await facilitator.ask(opinionId, { type: "batch", commands });
}

/** From the click on the address to the first clause's words on the screen. */
async function openings(page: Page, address: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < OPENINGS; i++) {
    await page.goto("about:blank");
    await page.goto(address, { waitUntil: "commit" });
    const time = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            const sheet = document.querySelector("[data-clause]");
            if (sheet?.textContent) requestAnimationFrame(() => resolve(performance.now()));
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    times.push(time);
  }
  return times;
}

/** Script that is loaded before the first words can be read, compressed. */
async function scriptBefore(page: Page, address: string): Promise<number> {
  const names: string[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith(".js")) names.push(pathname);
  });
  await page.goto("about:blank");
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => document.querySelector("[data-clause]")?.textContent);
  const before = [...new Set(names)];
  return before.reduce((sum, name) => sum + gzipSync(readFileSync(join(PAGE_DIR, name))).byteLength, 0);
}

/** From a key to the frame that shows it, while twenty others type in other clauses of the same Opinion. */
async function keys(page: Page): Promise<readonly number[]> {
  const words = page.getByRole("textbox").first();
  await page.locator("li.operative [data-words]").first().click();
  await words.waitFor();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    addEventListener(
      "keydown",
      () => {
        const start = performance.now();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.addEventListener("message", () => times.push(performance.now() - start));
          channel.port1.start();
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  for (let i = 0; i < KEYS_MEASURED; i++) {
    await page.keyboard.press(i % 6 === 5 ? "Space" : "e");
    await page.waitForTimeout(70);
  }
  return page.evaluate(() => (window as unknown as { times: number[] }).times);
}

async function crowd(
  running: Running,
  { cookie, opinionId }: { cookie: string; opinionId: string },
): Promise<() => void> {
  const clients: YClient[] = Array.from({ length: TYPISTS }, () =>
    openYClient(running.url, { cookie, opinionId }),
  );
  await Promise.all(clients.map((client) => client.synced));
  const roots = [...clients[0]!.doc.share.keys()];
  const timers = clients.map((client, i) =>
    setInterval(() => {
      const text = client.text(roots[(i * 3 + 5) % roots.length]!);
      client.provider.awareness.setLocalState({ cursor: null, n: Date.now() });
      if (text.length > 400) text.delete(0, 200);
      else text.insert(text.length, "x");
    }, 1000 / KEYS_A_SECOND),
  );
  return () => {
    for (const timer of timers) clearInterval(timer);
    for (const client of clients) client.close();
  };
}

async function signInWithout(running: Running, who: string): Promise<TestPerson> {
  const token = running.link(who).split("#")[1];
  const answer = await fetch(`${running.url}/api/sign-in`, {
    method: "POST",
    body: JSON.stringify({ token }),
  });
  return signedIn(running.url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
}

async function run(browser: Browser): Promise<void> {
  const began = performance.now();
  const running = await startConcord();
  print(
    "server start, page built, first start with samples",
    round(performance.now() - began),
    "under 2000 ms",
  );
  try {
    const facilitator = await signInWithout(running, "space");
    const groups = (await facilitator.forum()).groups;
    const opinionId = groups.find((group) => group.id === "space")!.opinions[0]!.id;
    await fill(facilitator, opinionId);
    const address = `${running.url}/opinions/${opinionId}`;
    const page = await enter(browser, running, { who: "AAA" });
    print(
      "script loaded before an Opinion's words can be read, gzip",
      `${((await scriptBefore(page, address)) / 1000).toFixed(1)} kB`,
      "under 250 kB",
    );
    print(
      `opening a ${CLAUSES}-clause Opinion to first text, median of ${OPENINGS}`,
      round(median(await openings(page, address))),
      "under 1000 ms",
    );
    print("a key to its paint, alone, median", round(median(await keys(page))), "under 16 ms");
    const typist = await signInWithout(running, "BBB");
    const leave = await crowd(running, { cookie: typist.cookie, opinionId });
    await page.goto(address);
    print(
      `a key to its paint while ${TYPISTS} others type, median`,
      round(median(await keys(page))),
      "under 16 ms",
    );
    leave();
  } finally {
    await running.close();
  }
}

await buildPage((line) => console.log(line));
const sizes = readdirSync(join(PAGE_DIR, "assets")).filter((name) => name.endsWith(".js"));
console.log(`page: ${sizes.length} scripts; ${spawnSync("nproc", { encoding: "utf8" }).stdout.trim()} cores`);
const browser = await chromium.launch(config.use?.launchOptions);
try {
  await run(browser);
} finally {
  await browser.close();
}
