import { chromium } from "@playwright/test";
import config from "../../playwright.config.ts";
import { PUBLIC_PARTS } from "../../shared/forum/public-parts.ts";
import { startConcord } from "../people.ts";
import { signIn } from "./concord-target.ts";
import { atMost, type Finding, type Part, type Progress } from "./findings.ts";
import { median } from "./median.ts";

/** 64 kB a second, and 400 ms until an answer begins. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 64_000, uploadThroughput: 64_000 };
const PAPERS = 500;
const PAPER_CHARS = 20_000;
const ASKED = 30;
const WORDS = "lamps ships coast harbour regions networks affordable services skills children roads".split(
  " ",
);

const wordAt = (n: number): string => WORDS[(n * 7_919) % WORDS.length] ?? "";

/** A text of its own for each paper; one word stands in this paper alone. */
function paperText(n: number): string {
  const words: string[] = [`unique${n}`];
  for (let chars = 0; chars < PAPER_CHARS; chars += 8) words.push(wordAt(n + chars));
  return words.map((word, i) => (i % 60 === 59 ? `${word}\n` : word)).join(" ");
}

/** Pages without a sign-in: how soon a stranger reads on a slow line, and how soon many contributions are found. */
export async function publicPart(progress: Progress): Promise<Part> {
  progress(`${PAPERS} contributions of ${PAPER_CHARS / 1_000} kB`);
  const running = await startConcord();
  try {
    const secretariat = await signIn(running.url, running.link("secretariat").split("#")[1]!);
    const command = async (body: object): Promise<void> => {
      const answer = await secretariat.post("/api/forum/commands", body);
      if (answer.status !== 200) throw new Error(await answer.text());
    };
    for (let n = 1; n <= PAPERS; n += 1)
      await command({
        type: "registerContribution",
        number: String(n),
        from: { kind: "delegation", delegationId: "AAA" },
        title: `On ${wordAt(n)} and ${wordAt(n + 1)}, part ${n}`,
        receivedAt: "2026-01-05T09:00:00Z",
        language: "en",
        text: paperText(n),
      });
    await command({ type: "openToPublic", parts: PUBLIC_PARTS });
    progress("the list and the search");
    const stranger = (query: string) => fetch(`${running.url}/public/en/contributions${query}`);
    const member = (question: string) => secretariat.post("/api/search", { question });
    const answers = [
      await answered("a stranger's list", () => stranger("")),
      await answered("a stranger's search, one found", (i) => stranger(`?q=unique${i + 1}`)),
      await answered("a stranger's search, all found", (i) => stranger(`?q=${wordAt(i)}`)),
      await answered("a member's list", () => secretariat.get("/api/forum/contributions")),
      await answered("a member's search, one found", (i) => member(`unique${i + 1}`)),
      await answered("a member's search, all found", (i) => member(wordAt(i))),
    ];
    progress("first words on a slow line");
    const lines = [await firstWords(running.url, ""), await firstWords(running.url, "/contributions")];
    return {
      title: "Public pages",
      findings: [...answers.flat(), ...lines.flat()],
      charts: [],
      notes: ["The browser runs no script and has nothing in its cache."],
    };
  } finally {
    await running.close();
  }
}

async function answered(what: string, ask: (i: number) => Promise<Response>): Promise<readonly Finding[]> {
  const times: number[] = [];
  for (let i = 0; i < ASKED; i += 1) {
    const began = performance.now();
    const answer = await ask(i);
    await answer.text();
    if (answer.status !== 200) throw new Error(`${what}: ${answer.status}`);
    times.push(performance.now() - began);
  }
  const of = `${PAPERS} contributions, ${what}`;
  const aim = { aim: 200, unit: "ms" };
  return [
    atMost(`${of}: median of ${ASKED}`, { value: median(times), ...aim }),
    atMost(`${of}: the slowest, with the first`, { value: Math.max(...times), ...aim }),
  ];
}

/** Navigation until the first paint, and bytes received meanwhile, by the browser's own count. */
async function firstWords(url: string, path: string): Promise<readonly Finding[]> {
  const browser = await chromium.launch(config.use?.launchOptions ?? {});
  try {
    const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    const cdp = await page.context().newCDPSession(page);
    let bytes = 0;
    await cdp.send("Network.enable");
    cdp.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await cdp.send("Network.emulateNetworkConditions", SLOW);
    await page.goto(`${url}/public/en${path}`);
    const ms = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries()[0]!.startTime)).observe({
            type: "largest-contentful-paint",
            buffered: true,
          });
        }),
    );
    const what = `first words of /public/en${path} at 64 kB/s and 400 ms`;
    return [
      atMost(what, { value: ms / 1_000, aim: 2, unit: "s", digits: 2 }),
      atMost(`${what}: received`, { value: bytes / 1_000, aim: 60, unit: "kB" }),
    ];
  } finally {
    await browser.close();
  }
}
