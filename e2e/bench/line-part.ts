import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from "@playwright/test";
import config from "../../playwright.config.ts";
import type { TestPerson } from "../../server/testing/room-of-people.ts";
import { type Running, startConcord } from "../people.ts";
import { fillOpinion, signIn } from "./concord-target.ts";
import { openCountingProxy } from "./counting-proxy.ts";
import { CLAUSES } from "./crowd-words.ts";
import { atMost, type Finding, type Part, type Progress, seen } from "./findings.ts";
import { median } from "./median.ts";
import { OPENINGS } from "./page-measures.ts";

/** A bad line: 64 kbit/s both ways, and 400 ms until a server's answer begins. */
const BAD = { offline: false, latency: 400, downloadThroughput: 8_000, uploadThroughput: 8_000 };
const FEW_CLAUSES = 23;
const WAIT_MS = 150_000;
const SETTLE_MS = 10_000;
const IDLE_SECONDS = 60;
const HOUR_SECONDS = 3_600;

const seconds = (value: number): number => value / 1_000;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Shown = {
  readonly browser: Browser;
  readonly running: Running;
  /** Of somebody who may type. */
  readonly cookie: string;
};
/** An Opinion with as many clauses, and words by which its first clause is found on the page. */
type Measured = { readonly id: string; readonly words: string };

async function opinionOf(facilitator: TestPerson, clauses: number): Promise<Measured> {
  const { groups } = await facilitator.forum();
  const { id } = groups.find((group) => group.id === "space")!.opinions[0]!;
  await fillOpinion(facilitator, id, clauses);
  const { clauses: filled } = await facilitator.opinion(id);
  const { text } = filled.find((clause) => clause.kind === "recital" && clause.text !== "")!;
  // Without brackets, notes and other parts that the page draws in its own way.
  return { id, words: /[\p{L} ]{20,60}/u.exec(text)![0].trim() };
}

/** A person in a browser with nothing in its cache. */
async function newVisitor({ browser, cookie }: Shown): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 960 } });
  const at = cookie.indexOf("=");
  await context.addCookies([
    { name: cookie.slice(0, at), value: cookie.slice(at + 1), domain: "localhost", path: "/" },
  ]);
  return context;
}

/** Counts what the page received as it comes in, after the line, as it was sent: compressed, with headers. */
async function received(cdp: CDPSession): Promise<() => number> {
  let bytes = 0;
  await cdp.send("Network.enable");
  cdp.on("Network.responseReceived", ({ response }) => {
    if (response.fromDiskCache !== true) bytes += response.encodedDataLength;
  });
  cdp.on("Network.dataReceived", ({ encodedDataLength }) => (bytes += encodedDataLength));
  cdp.on("Network.webSocketFrameReceived", ({ response }) => (bytes += response.payloadData.length));
  return () => bytes;
}

/** Resolves with the time from the start of the navigation to the frame that shows the words. */
const wordsShown = (page: Page, words: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        setTimeout(() => resolve(Number.NaN), 120_000);
        const look = (): void => {
          const isShown = (document.body as HTMLElement | null)?.innerText.includes(wanted) === true;
          requestAnimationFrame(() => (isShown ? resolve(performance.now()) : look()));
        };
        look();
      }),
    words,
  );

/** Clicks into the text until a key shows there: before the editor is here, a click does nothing. */
async function typingPossible(page: Page): Promise<number> {
  const until = performance.now() + WAIT_MS;
  const words = page.locator("li.operative .sheet-words").first();
  const box = page.getByRole("textbox").first();
  while (performance.now() < until) {
    if (await words.isVisible()) await words.click({ timeout: 2_000 }).catch(() => undefined);
    if (await box.isVisible()) {
      const before = await box.innerText();
      await page.keyboard.press("e");
      if ((await box.innerText()) !== before) return page.evaluate(() => performance.now());
    }
    await sleep(100);
  }
  return Number.NaN;
}

type Visit = { readonly firstMs: number; readonly firstBytes: number };
async function visit(
  page: Page,
  address: string,
  of: { words: string; bytes: () => number },
): Promise<Visit> {
  await page.goto("about:blank");
  const before = of.bytes();
  await page.goto(address, { waitUntil: "commit", timeout: WAIT_MS });
  const firstMs = await wordsShown(page, of.words);
  return { firstMs, firstBytes: of.bytes() - before };
}

async function onBadLine(shown: Shown, opinion: Measured): Promise<readonly Finding[]> {
  const context = await newVisitor(shown);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    const cdp = await context.newCDPSession(page);
    const bytes = await received(cdp);
    await cdp.send("Network.emulateNetworkConditions", BAD);
    const address = `${shown.running.url}/opinions/${opinion.id}`;
    const of = { words: opinion.words, bytes };
    const first = await visit(page, address, of);
    const typingMs = await typingPossible(page);
    const typingBytes = bytes();
    // All that is fetched later is in the cache by then.
    await page.waitForLoadState("networkidle").catch(() => undefined);
    const all = bytes();
    const second = await visit(page, address, of);
    const what = `${FEW_CLAUSES} clauses at 64 kbit/s and 400 ms`;
    const kb = (value: number): string => `${(value / 1_000).toFixed(1)} kB`;
    return [
      atMost(`${what}: first words`, { value: seconds(first.firstMs), aim: 5, unit: "s" }),
      atMost(`${what}: received until the first words`, {
        value: first.firstBytes / 1_000,
        aim: 40,
        unit: "kB",
      }),
      atMost(`${what}: typing possible`, { value: seconds(typingMs), aim: 30, unit: "s" }),
      seen(`${what}: received until typing was possible`, kb(typingBytes)),
      seen(`${what}: received until the line was quiet`, kb(all)),
      atMost(`${what}: first words on a second visit`, {
        value: seconds(second.firstMs),
        aim: 3,
        unit: "s",
      }),
      seen(`${what}: received until the first words of a second visit`, kb(second.firstBytes)),
    ];
  } finally {
    await context.close();
  }
}

/** Bytes of a page that nobody touches, both ways and with the headers of every protocol above TCP. */
async function idle(
  shown: Shown,
  { path, name }: { readonly path: string; readonly name: string },
): Promise<Finding> {
  const proxy = await openCountingProxy(shown.running.url);
  try {
    const context = await newVisitor(shown);
    const page = await context.newPage();
    await page.goto(`${proxy.url}${path}`);
    await sleep(SETTLE_MS);
    const before = proxy.bytes();
    await sleep(1_000 * IDLE_SECONDS);
    const after = proxy.bytes();
    await context.close();
    const sum = after.down + after.up - before.down - before.up;
    const value = ((sum / IDLE_SECONDS) * HOUR_SECONDS) / 1_000;
    return atMost(`idle ${name}: bytes an hour, both ways, from ${IDLE_SECONDS} s`, {
      value,
      aim: 200,
      unit: "kB",
      digits: 0,
    });
  } finally {
    proxy.close();
  }
}

async function atFullSpeed(shown: Shown, opinion: Measured): Promise<Finding> {
  const context = await newVisitor(shown);
  try {
    const page = await context.newPage();
    const times: number[] = [];
    for (let i = 0; i <= OPENINGS; i++) {
      await page.goto("about:blank");
      await page.goto(`${shown.running.url}/opinions/${opinion.id}`, { waitUntil: "commit" });
      times.push(await wordsShown(page, opinion.words));
    }
    // The first one fills the cache.
    const value = median(times.slice(1));
    return atMost(`${CLAUSES} clauses at full speed: first words, median of ${OPENINGS}`, {
      value,
      aim: 400,
      unit: "ms",
      digits: 0,
    });
  } finally {
    await context.close();
  }
}

/** The page on a bad line, and what it costs a line while nothing happens. */
export async function linePart(progress: Progress): Promise<Part> {
  progress("the page on a bad line");
  const running = await startConcord();
  try {
    const facilitator = await signIn(running.url, running.link("space").split("#")[1]!);
    const { cookie } = await signIn(running.url, running.link("AAA").split("#")[1]!);
    const browser = await chromium.launch(config.use?.launchOptions ?? {});
    const shown = { browser, running, cookie };
    try {
      const few = await opinionOf(facilitator, FEW_CLAUSES);
      const bad = await onBadLine(shown, few);
      progress("idle pages");
      const still = await Promise.all([
        idle(shown, { path: `/opinions/${few.id}`, name: "page of an Opinion" }),
        idle(shown, { path: "/timetable", name: "timetable" }),
      ]);
      progress(`opening ${CLAUSES} clauses at full speed`);
      const many = await opinionOf(facilitator, CLAUSES);
      const fast = await atFullSpeed(shown, many);
      return {
        title: "The page on a bad line",
        findings: [...bad, ...still, fast],
        charts: [],
        notes: [
          "the line is Chromium's own emulation (Network.emulateNetworkConditions): 64 kbit/s each way, and 400 ms before an answer begins; it is not a lossy one",
          "first words: the first recital's words are on the screen, whether they came in the HTML or by a script; from the start of the navigation to the frame",
          "typing possible: a click into an operative paragraph and a key show their letter; tried ten times a second",
          "received: bodies as they were sent, with headers, and WebSocket messages",
          "an idle page's bytes are counted by a proxy in the middle, both ways, above TCP",
        ],
      };
    } finally {
      await browser.close();
    }
  } finally {
    await running.close();
  }
}
