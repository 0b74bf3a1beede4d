import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fillBigForum } from "../../server/testing/big-forum.ts";
import type { TestPerson } from "../../server/testing/room-of-people.ts";
import { type Gauge, openGauge } from "../../server/testing/server-gauge.ts";
import { freePort, startServer } from "../../server/testing/server-process.ts";
import { WORD_BYTES_MAX } from "../../shared/file-limits.ts";
import { signIn } from "./concord-target.ts";
import type { Finding, Part, Progress } from "./findings.ts";
import { done, openLongDesk, openLongOpinion, resultOf, takeInput } from "./loop-forum.ts";
import { median } from "./median.ts";
import { pin, SERVER_CORE } from "./process-figures.ts";

/** The longest that anybody's key may wait behind what somebody else asks for. */
const HOLD_MS_MAX = 50;
const ROUNDS = 5;
/** The loop's gauge ticks each 5 ms; what it held is known a few ticks later. */
const TICKS_MS = 40;
const DELEGATIONS = ["AAA", "BBB", "CCC", "DDD"];

type Here = {
  readonly chair: TestPerson;
  readonly secretariat: TestPerson;
  readonly lead: TestPerson;
  readonly delegate: TestPerson;
  readonly url: string;
  /** Of 60 clauses, and of 300. */
  readonly short: string;
  readonly long: string;
};

/** A request; `before` runs first, unmeasured. */
type Asked = {
  readonly what: string;
  readonly rounds?: number;
  readonly before?: (round: number) => Promise<void>;
  readonly ask: (round: number) => Promise<unknown>;
};

async function got(person: TestPerson, path: string): Promise<void> {
  const answer = await person.get(path);
  const bytes = (await answer.arrayBuffer()).byteLength;
  if (!answer.ok) throw new Error(`${path}: ${answer.status} of ${bytes} bytes`);
}

async function sent(person: TestPerson, url: string, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const answer = await fetch(url, { method: "POST", headers: { cookie: person.cookie }, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
  return text;
}

/** Every address that makes, compares or reads much. */
function addresses(here: Here): readonly Asked[] {
  const { chair, secretariat, lead, delegate, short, long, url } = here;
  const get = (person: TestPerson, path: string, what = path): Asked => ({
    what: `GET ${what.replace(long, "LONG").replace(short, "SHORT")}`,
    ask: () => got(person, path),
  });
  const opinion = `/api/opinions/${long}`;
  const file = new Uint8Array(randomBytes(WORD_BYTES_MAX));
  let mergeId = "";
  let hash = "";
  let number = 0;
  return [
    { what: "nothing is asked for", ask: () => setTimeout(500) },
    ...["docx", "pdf", "html", "akn.xml", "docx?form=tracked"].map((form) =>
      get(chair, `/api/report.${form}`),
    ),
    get(chair, "/api/report"),
    ...["docx", "pdf", "html", "akn.xml", "txt", "json"].map((form) =>
      get(chair, `${opinion}/export.${form}`),
    ),
    ...["tracked", "clean", "bilingual"].map((form) =>
      get(chair, `${opinion}/export.docx?form=${form}&language=fr`),
    ),
    get(chair, `/api/opinions/${short}/export.docx?form=tracked`),
    get(delegate, opinion),
    get(delegate, `${opinion}/minutes?after=0`),
    get(delegate, `${opinion}/states`),
    get(delegate, `/api/opinions/${short}/states`),
    {
      what: "GET /api/opinions/LONG/compare, first state to now",
      ask: () => compareFirst(delegate, long),
    },
    {
      what: "GET /api/opinions/SHORT/compare, first state to now",
      ask: () => compareFirst(delegate, short),
    },
    { what: "POST /api/opinions/LONG/look", ask: () => delegate.post(`${opinion}/look`, {}) },
    get(delegate, `${opinion}/look`),
    ...["docx", "txt", "csv"].map((form) => get(delegate, `/api/where.${form}`)),
    get(chair, "/api/board"),
    get(delegate, "/api/forum"),
    get(delegate, "/api/forum/contributions"),
    {
      what: "POST /api/opinions/LONG/import, 16 MB",
      ask: async () => {
        const text = await sent(delegate, `${url}${opinion}/import?name=a.docx`, file);
        ({ number } = JSON.parse(text) as { number: number });
      },
    },
    {
      what: "GET /api/opinions/LONG/imports/n, of 16 MB",
      ask: () => delegate.get(`${opinion}/imports/${number}`),
    },
    {
      what: "POST /api/opinions/LONG/imports/n/drop, of 16 MB",
      rounds: 1,
      ask: () => delegate.post(`${opinion}/imports/${number}/drop`, {}),
    },
    {
      what: "POST /api/forum/imports, 16 MB",
      ask: () => sent(secretariat, `${url}/api/forum/imports?name=a.docx`, file),
    },
    {
      what: "takeMergeInput, the twelfth text of 490 paragraphs",
      rounds: 2,
      before: async () => {
        if (mergeId !== "") await done(lead, long, { type: "discardMerge", mergeId });
        mergeId = await openLongDesk(lead, long);
      },
      ask: () => takeInput(lead, long, { mergeId, n: 1 }),
    },
    { what: "GET /api/opinions/LONG/merges/m", ask: () => got(lead, `${opinion}/merges/${mergeId}`) },
    {
      what: "publishRevision, 12 × 490 paragraphs",
      rounds: 2,
      before: async (round) => {
        // No words are published twice.
        const text = `that revision ${round} is another`;
        await done(lead, long, {
          type: "addMergeRow",
          mergeId,
          after: null,
          kind: "recital",
          level: 1,
          text,
        });
        hash = await resultOf(lead, long, mergeId);
      },
      ask: (round) =>
        done(lead, long, { type: "publishRevision", mergeId, name: `R${round}`, whose: "lead", hash }),
    },
    get(delegate, opinion, `${opinion}, a revision beside it`),
    {
      what: "issueReport",
      rounds: 1,
      before: async () => {
        const { preparing } = (await (await chair.get("/api/report")).json()) as {
          readonly preparing: { readonly hash: string };
        };
        ({ hash } = preparing);
      },
      ask: async () => {
        const answer = await chair.post("/api/forum/commands", { type: "issueReport", hash });
        if (!answer.ok) throw new Error(`not issued: ${await answer.text()}`);
      },
    },
  ];
}

async function compareFirst(person: TestPerson, id: string): Promise<void> {
  const { states } = (await (await person.get(`/api/opinions/${id}/states`)).json()) as {
    readonly states: readonly { readonly seq: number }[];
  };
  const [first] = states.map(({ seq }) => seq).toSorted((a, b) => a - b);
  await got(person, `/api/opinions/${id}/compare?from=${first ?? 1}&to=now`);
}

/** Other programs take the core for longer than most of this takes: what the thread itself worked is what it can help. */
const figureOf = (what: string, holds: readonly Gauge[]): Finding => {
  const blocks = holds.map(({ longestBlockMs }) => longestBlockMs);
  const works = holds.map(({ longestWorkMs }) => longestWorkMs);
  return {
    what,
    figure: `${median(works)} / ${Math.max(...works)}; ${median(blocks)} / ${Math.max(...blocks)} ms`,
    aim: `≤ ${HOLD_MS_MAX} ms`,
    met: Math.max(...works) <= HOLD_MS_MAX,
  };
};

/** Time that each request holds the loop that carries everybody's keys. */
export async function loopPart(progress: Progress): Promise<Part> {
  progress("a big forum: 5 Opinions of 60 clauses are typed, and one of 300 with 300 proposals is opened");
  const dataDir = mkdtempSync(join(tmpdir(), "concord-loop-"));
  const gauge = openGauge(dataDir);
  const findings: Finding[] = [];
  try {
    const forum = await fillBigForum(dataDir);
    const port = await freePort();
    const started = await startServer(
      { PORT: String(port), DATA_DIR: dataDir },
      { preload: [gauge.preload] },
    );
    if ("said" in started) throw new Error(started.said);
    const { url, pid } = started;
    try {
      const person = (who: string): Promise<TestPerson> => signIn(url, forum.token(who));
      const secretariat = await person("secretariat");
      const delegates = [];
      for (const symbol of DELEGATIONS) delegates.push({ symbol, person: await person(symbol) });
      const long = await openLongOpinion({ secretariat, delegates, url });
      const [chair, lead] = [await person("chair"), await person("space")];
      const here = { chair, secretariat, lead, delegate: delegates[0]!.person, url };
      pin(pid, SERVER_CORE);
      for (const asked of addresses({ ...here, short: forum.opinions[0]!, long })) {
        const holds: Gauge[] = [];
        for (let round = 0; round < (asked.rounds ?? ROUNDS); round++) {
          // Nothing that was made for the round before is of use.
          await chair.ask(long, { type: "editOpinion", number: `${holds.length}-${findings.length}` });
          await asked.before?.(round);
          await setTimeout(TICKS_MS);
          await gauge.read(pid);
          await asked.ask(round);
          await setTimeout(TICKS_MS);
          holds.push(await gauge.read(pid));
        }
        const told = holds.map((one) => `${one.longestWorkMs} (${one.longestBlockMs})`);
        progress(`${asked.what}: ${told.join(", ")} ms`);
        findings.push(figureOf(asked.what, holds));
      }
    } finally {
      await started.kill("SIGTERM");
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
  return {
    title: "Longest hold of the server's loop, while one thing is asked for",
    findings,
    charts: [],
    notes: [
      `What the loop's thread worked without a break, then how long the loop was held (the disk and other programs are in it): median and worst of ${ROUNDS}, of fewer where it is an act.`,
      "5 Opinions of 60 clauses (SHORT is the first) with 10,000 edits, and LONG with 300 clauses and 300 proposals.",
    ],
  };
}
