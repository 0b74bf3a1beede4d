import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "@playwright/test";
import { PAGE_DIR } from "../../server/http/page.ts";
import config from "../../playwright.config.ts";
import { enter, type Running, startConcord } from "../people.ts";
import { openBarePage } from "./bare-page.ts";
import { fillOpinion, signIn } from "./concord-target.ts";
import { CLAUSES } from "./crowd-words.ts";
import { editsToScreen } from "./edit-to-screen.ts";
import { atMost, type Finding, ms, type Part, type Progress, seen } from "./findings.ts";
import { median } from "./median.ts";
import {
  AT_A_DESK,
  bareFindings,
  framesASecond,
  keyFindings,
  keys,
  OPENINGS,
  openings,
  screenFindings,
  type Seat,
  seatName,
  SEATS,
} from "./page-measures.ts";
import { descendantsOf, goesFirst, LOAD_CORE, pin, SERVER_CORE } from "./process-figures.ts";

/** The page in Chromium: size, opening, and from a key to the frame that shows it. */
const FEW = { typing: 20, keys: 4 };
const CROWD = { typing: 150, keys: 5 };
const HALF = { people: 300, typing: 150, keys: 5 };
const CROWD_JOINS_MS = 60_000;

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

/** Others who type in the same Opinion, in a process of their own on the server's core; gives how to stop them. */
async function crowdAt(
  running: Running,
  options: {
    readonly secretariat: string;
    readonly people?: number;
    readonly typing: number;
    readonly keys: number;
    readonly first: boolean;
  },
): Promise<() => void> {
  const { people = options.typing, typing, keys } = options;
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL("others.ts", import.meta.url)), running.url, options.secretariat],
    {
      env: { ...process.env, PEOPLE: String(people), TYPING: String(typing), KEYS: String(keys) },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  pin(child.pid!, SERVER_CORE);
  if (options.first) goesFirst(child.pid!);
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the crowd does not type")), CROWD_JOINS_MS);
    child.on("exit", (code) => reject(new Error(`the crowd ended with ${code}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      if (!chunk.toString().includes("typing")) return;
      clearTimeout(late);
      resolve();
    });
  });
  return () => child.kill();
}

type Asked = { readonly first: boolean; readonly progress: Progress };
type Shown = { readonly running: Running; readonly browser: Browser; readonly seat: Seat } & Asked;
type Others = typeof FEW;

/** A person before the filled Opinion, with who may bring in others. */
async function openFilled({ running, browser }: Shown) {
  const token = (who: string): string => running.link(who).split("#")[1]!;
  const facilitator = await signIn(running.url, token("space"));
  const secretariat = await signIn(running.url, token("secretariat"));
  const { groups } = await facilitator.forum();
  const opinionId = groups.find((group) => group.id === "space")!.opinions[0]!.id;
  await fillOpinion(facilitator, opinionId);
  const address = `${running.url}/opinions/${opinionId}`;
  const page = await enter(browser, running, { who: "AAA" });
  return { facilitator, secretariat, opinionId, address, page };
}

/** Figures of a browser on a server that nobody else uses. */
async function figuresAlone(shown: Shown): Promise<readonly Finding[]> {
  const { seat, progress } = shown;
  const { display } = seat;
  const { page, address } = await openFilled(shown);
  const findings: Finding[] = [];
  if (display.name === "60 Hz") {
    findings.push(
      atMost("script loaded before an Opinion's words can be read, gzip", {
        value: (await scriptBefore(page, address)) / 1_000,
        aim: 250,
        unit: "kB",
      }),
      atMost(`opening a ${CLAUSES}-clause Opinion to first text, median of ${OPENINGS}`, {
        value: median(await openings(page, address)),
        aim: 1_000,
        unit: "ms",
        digits: 0,
      }),
    );
  }
  await page.goto(address);
  const frames = (await framesASecond(page)).toFixed(0);
  findings.push(seen(`frames a second that the display shows, ${seatName(seat)}`, frames));
  progress(`keys in the page, alone, ${seatName(seat)}`);
  findings.push(...keyFindings(", alone", { measured: await keys(page, display), seat }));
  return findings;
}

/** Keys while others type in the same Opinion. */
async function figuresAmong(others: Others, shown: Shown): Promise<readonly Finding[]> {
  const { running, seat, first, progress } = shown;
  const { display } = seat;
  const { facilitator, secretariat, opinionId, address, page } = await openFilled(shown);
  progress(`keys in the page while ${others.typing} others type, ${seatName(seat)}`);
  const leave = await crowdAt(running, { secretariat: secretariat.cookie, first, ...others });
  await page.goto(address);
  const when = ` while ${others.typing} others type ${others.keys} keys/s`;
  const measured = await keys(page, display);
  const findings = [...keyFindings(when, { measured, seat })];
  if (others === CROWD && display.name === "at once") {
    progress("keys in a bare page");
    const { generation, clauses } = await facilitator.opinion(opinionId);
    await openBarePage(page, { url: running.url, opinionId, generation, clauses });
    findings.push(...bareFindings(when, { measured, bare: await keys(page, display), seat }));
  }
  leave();
  return findings;
}

/** Others' typing on the screen of one who reads, or of one who types, too. */
async function figuresOnScreen(isTyping: boolean, shown: Shown): Promise<readonly Finding[]> {
  const { running, seat, first, progress } = shown;
  const { facilitator, secretariat, opinionId, address, page } = await openFilled(shown);
  progress(`others' keys on the screen of one who ${isTyping ? "types" : "reads"}, ${seatName(seat)}`);
  const leave = await crowdAt(running, { secretariat: secretariat.cookie, first, ...HALF });
  const watched = {
    url: running.url,
    cookie: secretariat.cookie,
    isTyping,
    place: (pid: number) => {
      pin(pid, SERVER_CORE);
      if (first) goesFirst(pid);
    },
  };
  await page.goto(address);
  const times = await editsToScreen(page, watched);
  progress("others' keys in a bare page");
  const { generation, clauses } = await facilitator.opinion(opinionId);
  await openBarePage(page, { url: running.url, opinionId, generation, clauses }, { shows: true });
  const bare = await editsToScreen(page, watched);
  leave();
  const when = ` among ${HALF.people} people, ${HALF.typing} typing ${HALF.keys} keys/s`;
  return screenFindings(when, { times, bare, isTyping, seat });
}

/** A server and a browser of its own for each seat and each crowd: no text is longer for those that come later. */
async function shownOn(
  seat: Seat,
  measure: (shown: Shown) => Promise<readonly Finding[]>,
  asked: Asked,
): Promise<readonly Finding[]> {
  // Started before the browser, so that it is known which processes are which.
  const running = await startConcord();
  const servers = descendantsOf(process.pid);
  try {
    const { args = [], ...options } = config.use?.launchOptions ?? {};
    const browser = await chromium.launch({ ...options, args: [...args, ...seat.display.args] });
    try {
      for (const pid of descendantsOf(process.pid)) {
        if (servers.includes(pid)) pin(pid, SERVER_CORE);
        else if (seat.cores === "one core") pin(pid, LOAD_CORE);
        if (asked.first) goesFirst(pid);
      }
      return await measure({ running, browser, seat, ...asked });
    } finally {
      await browser.close();
    }
  } finally {
    await running.close();
  }
}

export async function pagePart(asked: Asked): Promise<Part> {
  asked.progress("the page in Chromium");
  const began = performance.now();
  await (await startConcord()).close();
  const started = performance.now() - began;
  const findings: Finding[] = [];
  // Told at once: of a run that breaks off, the figures before are known.
  const add = (found: readonly Finding[]): void => {
    findings.push(...found);
    for (const { what, figure } of found) asked.progress(`  ${figure}  ${what}`);
  };
  add([seen("server start, page built where it was not, first start with samples", ms(started))]);
  for (const seat of SEATS) {
    add(await shownOn(seat, figuresAlone, asked));
    for (const others of [FEW, CROWD])
      add(await shownOn(seat, (shown) => figuresAmong(others, shown), asked));
  }
  for (const isTyping of [false, true])
    add(await shownOn(AT_A_DESK, (shown) => figuresOnScreen(isTyping, shown), asked));
  const scripts = readdirSync(join(PAGE_DIR, "assets")).filter((name) => name.endsWith(".js"));
  return {
    title: "The page in Chromium",
    findings,
    charts: [],
    notes: [
      `${scripts.length} scripts`,
      "a key's work is from keydown until its words stand in the DOM, and all that the page draws in its frame, each with style and layout forced; waiting for the frame and painting are not in it",
      "a key's wait is from the key itself to keydown: what the page was doing meanwhile",
      "from a key to its paint is from the key itself to the first task after the next animation frame: with a 60 Hz display the wait for that frame, up to 16.7 ms, is in it; a display that shows frames at once has all else in it",
      "from another's key to its paint is from sending the key to the same moment of the frame that shows it, letters of clauses in sight alone; the server, its disk flush and the display's wait are in it",
      "a bare page has as many paragraphs, one of them a contenteditable without any script: what this machine and browser take for a key themselves; for another's key it adds a letter to a paragraph, and reads nothing of what it is sent",
      cpus().length > 1
        ? "the server and the others who type on one core; Chromium on the other, or on both"
        : "one core for all",
      ...(asked.first ? ["all that is measured went before other programs"] : []),
    ],
  };
}
