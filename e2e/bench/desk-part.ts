import { chromium, type Page } from "@playwright/test";
import type { TestPerson } from "../../server/testing/room-of-people.ts";
import config from "../../playwright.config.ts";
import { enter, startConcord } from "../people.ts";
import { signIn } from "./concord-target.ts";
import { atMost, type Finding, type Part, type Progress } from "./findings.ts";
import { median } from "./median.ts";
import { descendantsOf, LOAD_CORE, pin, SERVER_CORE } from "./process-figures.ts";

/** The merging desk at the size of a whole negotiation: rows of a text, and what stands beside each. */
const INPUTS = 7;
const CLAUSES = 160;
const ACTS = 8;

/** Long as clauses are, each with words of its own; every input says most of it otherwise. */
const sentence = (input: number, n: number): string =>
  `that sample consideration number ${n}, of topic ${(n * 37) % 101} and of case ${(n * 53) % 97}, is written to be measured ${
    (n + input) % 3 === 0 ? "alone" : `with addition ${input}`
  }, and says nothing else at some length, since clauses of this kind are long${n % 5 === input % 5 ? " in print" : ""}`;

const textOf = (input: number): string =>
  ["_considering_", ...Array.from({ length: CLAUSES }, (_, n) => `that${sentence(input, n).slice(4)};`)].join(
    "\n\n",
  );

type Entries = readonly { readonly mergeId?: string }[];

/** A desk with the working text and six texts beside it, private as leads begin. */
async function openDesk(lead: TestPerson, opinionId: string): Promise<string> {
  const ask = async (command: Record<string, unknown>): Promise<Entries> => {
    const answer = await lead.ask(opinionId, command);
    if (answer.status !== 200) throw new Error(`not done: ${JSON.stringify(answer)}`);
    return answer.entries as unknown as Entries;
  };
  const { clauses } = await lead.opinion(opinionId);
  const after = clauses.findLast((clause) => clause.kind === "recital")!.id;
  const adding = Array.from({ length: CLAUSES }, (_, n) => ({
    type: "addClause",
    after,
    kind: "recital",
    text: sentence(0, CLAUSES - 1 - n),
  }));
  for (let at = 0; at < adding.length; at += 80)
    await ask({ type: "batch", commands: adding.slice(at, at + 80) });
  const [opened] = await ask({ type: "openMerge", openness: "private" });
  const mergeId = opened!.mergeId!;
  for (let input = 1; input < INPUTS; input++)
    await ask({
      type: "takeMergeInput",
      mergeId,
      from: { kind: "text", name: `Text ${input}`, whose: [], text: textOf(input) },
    });
  return mergeId;
}

/** Bytes of an answer as JSON, before it is compressed. */
const sizeOf = async (person: TestPerson, path: string): Promise<number> =>
  (await (await person.get(path)).text()).length;

/** The page once an act is done: words in a row's part, or fewer or as many cells as before. */
type Shown =
  | { readonly row: number; readonly part: string; readonly words: string }
  | { readonly cells: number; readonly are: "fewer" | "asMany" };

/** From the press until the change stands on the page and its frame was drawn. */
async function timed(page: Page, press: () => Promise<void>, shown: Shown): Promise<number> {
  await page.evaluate((wanted) => {
    const look = (): boolean => {
      if ("cells" in wanted) {
        const now = document.querySelectorAll(".cells > li").length;
        return wanted.are === "fewer" ? now < wanted.cells : now === wanted.cells;
      }
      const part = document.querySelectorAll(".desk-row")[wanted.row]?.querySelector(wanted.part);
      return part?.textContent.includes(wanted.words) === true;
    };
    const times = { start: 0, done: 0 };
    Object.assign(window, { deskTimes: times });
    addEventListener(
      "click",
      () => {
        times.start = performance.now();
        const wait = (): void => {
          if (!look()) return void requestAnimationFrame(wait);
          const channel = new MessageChannel();
          channel.port1.addEventListener("message", () => (times.done = performance.now()));
          channel.port1.start();
          channel.port2.postMessage(null);
        };
        requestAnimationFrame(wait);
      },
      { capture: true, once: true },
    );
  }, shown);
  await press();
  await page.waitForFunction(() => (window as unknown as { deskTimes: { done: number } }).deskTimes.done > 0);
  return page.evaluate(() => {
    const { deskTimes } = window as unknown as { deskTimes: { start: number; done: number } };
    return deskTimes.done - deskTimes.start;
  });
}

async function atDesk(page: Page, address: string): Promise<readonly Finding[]> {
  const opened: number[] = [];
  for (let i = 0; i < 3; i++) {
    await page.goto("about:blank");
    await page.goto(address, { waitUntil: "commit" });
    opened.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const look = (): void => {
              if (document.querySelector(".desk-row") !== null)
                requestAnimationFrame(() => resolve(performance.now()));
              else requestAnimationFrame(look);
            };
            look();
          }),
      ),
    );
  }
  const rows = await page.locator(".desk-row").count();
  const row = page.locator(".desk-row").nth(12);
  const writes: number[] = [];
  const moves: number[] = [];
  for (let i = 0; i < ACTS; i++) {
    await row.getByRole("button", { name: /^Write/ }).click();
    await row.getByRole("textbox").fill(`that this was written ${i} times`);
    const said = { row: 12, part: ".row-result .merged-words", words: `written ${i} times` };
    writes.push(await timed(page, () => row.getByRole("button", { name: "Save this text" }).click(), said));
  }
  for (let i = 0; i < ACTS; i++) {
    const place = 20 + i;
    const words = (await page.locator(".desk-row").nth(place).locator(".cells").textContent()) ?? "";
    const down = page
      .locator(".desk-row")
      .nth(place)
      .getByRole("button", { name: /^Move .* down/ });
    const isThere = { row: place + 1, part: ".cells", words };
    moves.push(await timed(page, () => down.click(), isThere));
  }
  const switches: number[] = [];
  const cells = await page.locator(".cells > li").count();
  const last = page.locator(".desk-inputs .switch").last();
  for (let i = 0; i < 4; i++) {
    const isDone = { cells, are: i % 2 === 0 ? "fewer" : "asMany" } as const;
    switches.push(await timed(page, () => last.click(), isDone));
  }
  const of = `${rows} rows × ${INPUTS} inputs`;
  return [
    atMost(`opening a desk of ${of} to its first row, median of 3`, {
      value: median(opened),
      aim: 1_500,
      unit: "ms",
      digits: 0,
    }),
    atMost(`writing one row, from the press to its words on the page, median of ${ACTS}`, {
      value: median(writes),
      aim: 150,
      unit: "ms",
      digits: 0,
    }),
    atMost(`moving one row, median of ${ACTS}`, { value: median(moves), aim: 250, unit: "ms", digits: 0 }),
    atMost("switching an input, median of 4", { value: median(switches), aim: 1_000, unit: "ms", digits: 0 }),
  ];
}

/** A desk with much on it stays as quick as one act needs, and is carried by nobody who is not at it. */
export async function deskPart(progress: Progress): Promise<Part> {
  progress("a merging desk of many rows and inputs");
  const running = await startConcord();
  const servers = descendantsOf(process.pid);
  try {
    const lead = await signIn(running.url, running.link("space").split("#")[1]!);
    const { groups } = await lead.forum();
    const opinionId = groups.find((group) => group.id === "space")!.opinions[0]!.id;
    const before = await sizeOf(lead, `/api/opinions/${opinionId}`);
    const mergeId = await openDesk(lead, opinionId);
    const after = await sizeOf(lead, `/api/opinions/${opinionId}`);
    const desk = await sizeOf(lead, `/api/opinions/${opinionId}/merges/${mergeId}`);
    const browser = await chromium.launch(config.use?.launchOptions);
    try {
      for (const pid of descendantsOf(process.pid)) pin(pid, servers.includes(pid) ? SERVER_CORE : LOAD_CORE);
      const page = await enter(browser, running, { who: "chair" });
      progress("opening it, writing, moving and switching");
      const findings = await atDesk(page, `${running.url}/desk/${opinionId}`);
      return {
        title: "The merging desk",
        findings: [
          atMost("the Opinion's answer to whoever works there", {
            value: after / 1_000,
            aim: 200,
            unit: "kB",
            digits: 0,
          }),
          atMost("the merge on its own address", { value: desk / 1_000, aim: 2_000, unit: "kB", digits: 0 }),
          ...findings,
        ],
        charts: [],
        notes: [
          `without any merge, and without its ${CLAUSES} clauses, the answer is ${(before / 1_000).toFixed(0)} kB`,
        ],
      };
    } finally {
      await browser.close();
    }
  } finally {
    await running.close();
  }
}
