import * as Y from "yjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seeded } from "../testing/chance.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { openProxy, type Proxy, type Toxic } from "../testing/proxy.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";
import { verifyStream } from "../command-line/verify.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
/** How long each toxic holds, and how often all are gone through. */
const TOXIC_MS = Number(process.env["TOXIC_MS"] ?? 700);
const ROUNDS = Number(process.env["TOXIC_ROUNDS"] ?? 1);
const TYPISTS = 5;
const RETRY_MS = 40;

/** A page behind the proxy: it comes back by itself with its document. */
type Page = {
  readonly doc: Y.Doc;
  readonly name: string;
  readonly words: string[];
  client: ConcordClient;
  returns: number;
};

let site: TestSite;
let proxy: Proxy;
let people: TestPerson[] = [];
let opinion: OpinionAnswer;
const pages: Page[] = [];
const leaving = new AbortController();
const random = seeded(SEED);

beforeAll(async () => {
  site = await openTestSite();
  proxy = await openProxy(Number(new URL(site.url).port), random);
  people = [await site.person("AAA"), await site.person("BBB"), await site.person("CCC")];
  opinion = await people[0]!.opinion(site.opinionOf("space"));
});
afterAll(async () => {
  leaving.abort();
  for (const { client } of pages) client.terminate();
  await proxy.close();
  await site.close();
});

const dial = (doc: Y.Doc, person: TestPerson): ConcordClient =>
  openConcordClient(proxy.url, {
    cookie: person.cookie,
    opinionId: opinion.id,
    generation: opinion.generation,
    doc,
  });

function openPage(i: number): Page {
  const doc = new Y.Doc();
  const person = people[i % people.length]!;
  const page: Page = { doc, name: `x${i}`, words: [], client: dial(doc, person), returns: 0 };
  const stayConnected = async (): Promise<void> => {
    while (!leaving.signal.aborted) {
      await page.client.closed;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS + random(RETRY_MS)));
      if (leaving.signal.aborted) return;
      page.returns += 1;
      page.client = dial(doc, person);
    }
  };
  void stayConnected();
  pages.push(page);
  return page;
}

function type(page: Page): void {
  const open = opinion.clauses.filter((clause) => clause.kind === "recital" && page.doc.share.has(clause.id));
  const clause = open[random(open.length)];
  if (clause === undefined) return;
  const word = `${page.name}w${page.words.length} `;
  page.words.push(word);
  const act = (): void => page.client.text(clause.id).insert(0, word);
  // Before this connection's first state there is nothing to send alone: that state brings the word.
  if (page.client.sent() === 0) act();
  else page.client.type(act);
}

const TOXICS: readonly (readonly [name: string, toxic: Toxic])[] = [
  ["latency with jitter", { kind: "latency", ms: 60, jitterMs: 120 }],
  ["8 KB a second", { kind: "bandwidth", bytesPerSecond: 8_192 }],
  ["slices of 7 bytes", { kind: "slicer", bytes: 7, everyMs: 1 }],
  ["half open", { kind: "halfOpen" }],
  ["an end after 3,000 bytes", { kind: "limit", bytes: 3_000 }],
  ["a close that is told late", { kind: "slowClose", ms: 300 }],
  ["resets", { kind: "none" }],
];

test(`W8 over ${TOXICS.length} bad networks the words of five arrive once and all read the same (SEED=${SEED})`, async () => {
  for (let i = 0; i < TYPISTS; i++) openPage(i);
  await until("all have entered", () => pages.every((page) => page.doc.share.size > 0));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, toxic] of TOXICS) {
      proxy.set(toxic);
      const end = performance.now() + TOXIC_MS;
      while (performance.now() < end) {
        for (const page of pages) type(page);
        if (name === "resets" || name === "a close that is told late") if (random(10) === 0) proxy.reset();
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      proxy.set({ kind: "none" });
      // Swallowed messages show as silence; a page gives such a connection up.
      if (toxic.kind === "halfOpen") for (const { client } of pages) client.terminate();
      await until(`all is saved after ${name}`, () =>
        pages.every(({ client }) => client.sent() > 0 && client.acknowledged() === client.sent()),
      );
    }
  }
  const now = await people[0]!.opinion(opinion.id);
  for (const { doc, client, name } of pages) {
    await until(`${name} reads what the server has`, () =>
      now.clauses.every((clause) => client.text(clause.id).toJSON() === clause.text),
    );
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  }
  const text = now.clauses.map((clause) => clause.text).join("\n");
  for (const { words } of pages) for (const word of words) expect(text.split(word)).toHaveLength(2);
  expect((await verifyStream(site.concord.store, opinion.id)).bad).toBeNull();
  const sum = (of: (page: Page) => number): number => pages.reduce((total, page) => total + of(page), 0);
  expect(sum((page) => page.returns)).toBeGreaterThan(TYPISTS);
  console.log(
    `toxics, SEED=${SEED}: ${TOXICS.length * ROUNDS} bad networks, ${sum((page) => page.words.length)} words typed, ${sum((page) => page.returns)} returns, ${Math.round(proxy.passed() / 1024)} KB through; all words there once, all equal`,
  );
}, 3_600_000);
