import { chromium } from "@playwright/test";
import type { TestPerson } from "../../server/testing/room-of-people.ts";
import { changesOf } from "../../shared/negotiation/proposal-changes.ts";
import config from "../../playwright.config.ts";
import { enter, startConcord } from "../people.ts";
import { fillOpinion, signIn } from "./concord-target.ts";
import { atMost, type Finding, type Part, type Progress } from "./findings.ts";
import { openHistogram } from "./histogram.ts";
import { median } from "./median.ts";
import { type Display, DISPLAYS, keyFindings, keys, OPENINGS, openings } from "./page-measures.ts";
import { descendantsOf, goesFirst, LOAD_CORE, pin, SERVER_CORE } from "./process-figures.ts";

const PROPOSALS = 300;
const REDLINES = 2_000;

/** A changed wording of a clause: some words struck, some added, by a count and not by chance. */
const changed = (text: string, n: number): string =>
  text
    .split(" ")
    .flatMap((word, i) => ((i + n) % 9 === 0 ? [] : (i + n) % 7 === 0 ? [word, `addition ${n}`] : [word]))
    .join(" ");

type Wording = { readonly base: string; readonly text: string };

async function proposeMany(facilitator: TestPerson, opinionId: string): Promise<readonly Wording[]> {
  const { clauses } = await facilitator.opinion(opinionId);
  const items = clauses.filter(({ kind, text }) => text !== "" && kind !== "verb" && kind !== "title");
  const wordings: Wording[] = [];
  for (let n = 0; n < PROPOSALS; n++) {
    const { id, text, hash } = items[n % items.length]!;
    const proposed = changed(text, n);
    const command = { type: "propose", kind: "change", clauseId: id, text: proposed, hash };
    const answer = await facilitator.ask(opinionId, command);
    if (answer.status !== 200) throw new Error(`not proposed: ${JSON.stringify(answer)}`);
    wordings.push({ base: text, text: proposed });
  }
  return wordings;
}

function redlineTimes(wordings: readonly Wording[]): readonly number[] {
  const times: number[] = [];
  for (let i = 0; i < REDLINES; i++) {
    const { base, text } = wordings[i % wordings.length]!;
    const start = performance.now();
    changesOf(base, text);
    times.push(performance.now() - start);
  }
  return times;
}

const p99 = (times: readonly number[]): number => {
  const histogram = openHistogram();
  for (const time of times) histogram.note(time);
  return histogram.share(0.99);
};

type Asked = { readonly first: boolean; readonly progress: Progress };

async function shownOn(
  display: Display,
  { first, progress }: Asked,
): Promise<{ readonly wordings: readonly Wording[]; readonly findings: readonly Finding[] }> {
  const running = await startConcord();
  const servers = descendantsOf(process.pid);
  try {
    const facilitator = await signIn(running.url, running.link("space").split("#")[1]!);
    const { groups } = await facilitator.forum();
    const opinionId = groups.find((group) => group.id === "space")!.opinions[0]!.id;
    await fillOpinion(facilitator, opinionId);
    const wordings = await proposeMany(facilitator, opinionId);
    const { args = [], ...options } = config.use?.launchOptions ?? {};
    const browser = await chromium.launch({ ...options, args: [...args, ...display.args] });
    try {
      for (const pid of descendantsOf(process.pid)) {
        pin(pid, servers.includes(pid) ? SERVER_CORE : LOAD_CORE);
        if (first) goesFirst(pid);
      }
      const page = await enter(browser, running, { who: "AAA" });
      progress(`opening it, and keys in it, ${display.name}`);
      const opened = await openings(page, `${running.url}/opinions/${opinionId}`);
      const opening = atMost(`opening it to first text, median of ${OPENINGS}, ${display.name}`, {
        value: median(opened),
        aim: 1_000,
        unit: "ms",
        digits: 0,
      });
      const measured = await keys(page, display);
      const findings = keyFindings(`, ${PROPOSALS} proposals beside it`, {
        measured,
        seat: { display, cores: "one core" },
      });
      return { wordings, findings: [opening, ...findings] };
    } finally {
      await browser.close();
    }
  } finally {
    await running.close();
  }
}

/** An Opinion on which much is proposed stays as light as any. */
export async function proposalsPart(asked: Asked): Promise<Part> {
  asked.progress(`${PROPOSALS} proposals on one Opinion`);
  const findings: Finding[] = [];
  let wordings: readonly Wording[] = [];
  for (const display of DISPLAYS) {
    const shown = await shownOn(display, asked);
    findings.push(...shown.findings);
    ({ wordings } = shown);
  }
  const times = redlineTimes(wordings);
  findings.push(
    atMost(`redline of a proposal, p99 of ${REDLINES}`, { value: p99(times), aim: 5, unit: "ms" }),
  );
  return {
    title: `${PROPOSALS} proposals on one Opinion`,
    findings,
    charts: [],
    notes: [
      "The redlines are made in this process, with the code that the page uses.",
      "A key is timed as in the part on the page, on both displays.",
    ],
  };
}
