import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import { expect, test } from "vitest";
import type { Entry } from "../../shared/events/event.ts";
import { seeded } from "../testing/chance.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { signInAt } from "../testing/people-at-server.ts";
import type { TestPerson } from "../testing/room-of-people.ts";
import { freePort, runCli, type ServerProcess, startServer } from "../testing/server-process.ts";
import { until } from "../testing/y-client.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const KILLS = Number(process.env["KILLS"] ?? 4);
/** After so many kills a new meeting begins with an empty data folder, so that no clause grows too long. */
const KILLS_A_MEETING = 20;
const TYPISTS = 20;
const GROUPS = ["space", "green", "innovation"] as const;
const TYPE_EVERY_MS = 25;

/** Somebody who types words that are like no others, in one Opinion, and keeps their document through all kills. */
type Typist = {
  readonly name: string;
  readonly person: TestPerson;
  readonly opinion: string;
  readonly doc: Y.Doc;
  readonly written: string[];
  readonly saved: Set<string>;
  client: ConcordClient | null;
  /** Counts of this connection and the word each of them carried. */
  sent: (readonly [count: number, word: string])[];
};

type Figures = Record<"kills" | "whileOpening" | "typed" | "saved" | "answered", number>;

/** One data folder, killed again and again. */
async function meeting(kills: number, random: (below: number) => number, figures: Figures): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-kill-"));
  const PORT = String(await freePort());
  let server: ServerProcess | null = null;
  const start = async (): Promise<ServerProcess> => {
    const started = await startServer({ PORT, DATA_DIR: dataDir });
    if ("said" in started) throw new Error(started.said);
    return (server = started);
  };
  try {
    const first = await start();
    const signIn = (who: string): Promise<TestPerson> => signInAt(first, who);
    const people = await Promise.all(["AAA", "BBB", "CCC"].map(signIn));
    const leads = await Promise.all(GROUPS.map(signIn));
    const { groups } = await leads[0]!.forum();
    const opinions = GROUPS.map((id) => groups.find((group) => group.id === id)!.opinions[0]!.id);
    const typists = Array.from({ length: TYPISTS }, (_, i): Typist => ({
      name: `t${i}x`,
      person: people[i % people.length]!,
      opinion: opinions[i % opinions.length]!,
      doc: new Y.Doc(),
      written: [],
      saved: new Set(),
      client: null,
      sent: [],
    }));
    const answered = new Map<string, Entry[]>(opinions.map((id) => [id, []]));

    for (let kill = 0; kill < kills; kill++) {
      // Some are killed again while they open.
      if (kill > 0 && random(4) === 0) {
        const options = { killAfterMs: 50 + random(900) };
        const opening = await startServer({ PORT, DATA_DIR: dataDir }, options);
        if ("kill" in opening) await opening.kill("SIGKILL");
        figures.whileOpening += 1;
      }
      const running = kill === 0 ? first : await start();
      await Promise.all(typists.map((typist) => enter(running.url, typist)));
      const desks = await Promise.all(opinions.map((id, i) => openDesk(running.url, leads[i]!, id)));
      const asking = desks.map((desk, i) => askAlong(desk, answered.get(opinions[i]!)!));
      const typing = setInterval(() => {
        for (const typist of typists) type(typist, random);
      }, TYPE_EVERY_MS);
      await new Promise((resolve) => setTimeout(resolve, 40 + random(300)));
      await running.kill("SIGKILL");
      clearInterval(typing);
      await Promise.all([...typists.map((typist) => typist.client!.closed), ...asking]);
      for (const typist of typists) noteSaved(typist);
      figures.kills += 1;
    }

    const last = await start();
    for (const opinion of opinions) {
      const text = await textOf(leads[0]!, opinion);
      const theirs = typists.filter((typist) => typist.opinion === opinion);
      for (const { saved, name } of theirs)
        for (const word of saved) expect(timesIn(text, word), `${name}: ${word} was saved`).toBe(1);
      const minutes = await allEntries(leads[0]!, opinion);
      for (const entry of answered.get(opinion)!) expect(minutes.get(entry.seq)).toEqual(entry);
    }

    // Those who come back with their documents bring what was not saved: nothing is lost, nothing doubled, all equal.
    await Promise.all(typists.map((typist) => enter(last.url, typist)));
    for (const { client, name } of typists)
      await until(`all of ${name} is saved`, () => client!.acknowledged() === client!.sent());
    for (const opinion of opinions) {
      const theirs = typists.filter((typist) => typist.opinion === opinion);
      const text = await textOf(leads[0]!, opinion);
      for (const { written } of theirs) for (const word of written) expect(timesIn(text, word)).toBe(1);
      const { clauses } = await leads[0]!.opinion(opinion);
      for (const { client, name } of theirs)
        await until(`${name} has what the server has`, () =>
          clauses.every((clause) => client!.text(clause.id).toJSON() === clause.text),
        );
    }
    expect(await runCli(dataDir, "verify")).toMatchObject({
      code: 0,
      out: expect.stringContaining("whole"),
    });
    for (const typist of typists) {
      figures.typed += typist.written.length;
      figures.saved += typist.saved.size;
      typist.client?.terminate();
    }
    for (const entries of answered.values()) figures.answered += entries.length;
  } finally {
    await (server as ServerProcess | null)?.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function enter(url: string, typist: Typist): Promise<void> {
  const { person, opinion, doc } = typist;
  const { generation } = await person.opinion(opinion);
  typist.client = openConcordClient(url, { cookie: person.cookie, opinionId: opinion, generation, doc });
  typist.sent = [];
  await typist.client.synced;
}

const noteSaved = ({ client, sent, saved }: Typist): void => {
  for (const [count, word] of sent) if (client !== null && count <= client.acknowledged()) saved.add(word);
};

function type(typist: Typist, random: (below: number) => number): void {
  const { client, doc, name, written } = typist;
  if (client === null || client.isClosed()) return;
  const clauses = [...doc.share.keys()];
  const text = client.text(clauses[random(clauses.length)]!);
  const word = `${name}${written.length} `;
  written.push(word);
  // At the start: between two words, so that no word is parted.
  typist.sent.push([client.type(() => text.insert(0, word)), word]);
}

async function openDesk(url: string, lead: TestPerson, opinionId: string): Promise<ConcordClient> {
  const { generation } = await lead.opinion(opinionId);
  const client = openConcordClient(url, { cookie: lead.cookie, opinionId, generation });
  await client.synced;
  return client;
}

/** A facilitator who asks for one thing after the other until the server is gone. */
async function askAlong(client: ConcordClient, answered: Entry[]): Promise<void> {
  for (let n = 0; !client.isClosed(); n++) {
    const answer = await Promise.race([client.ask({ type: "editOpinion", number: `${n}` }), client.closed]);
    if ("entries" in answer) answered.push(...answer.entries);
  }
}

const timesIn = (text: string, word: string): number => text.split(word).length - 1;

const textOf = async (person: TestPerson, opinion: string): Promise<string> =>
  (await person.opinion(opinion)).clauses.map((clause) => clause.text).join("\n");

async function allEntries(person: TestPerson, opinion: string): Promise<ReadonlyMap<number, Entry>> {
  const entries = new Map<number, Entry>();
  for (let after = 0, more = true; more;) {
    const answer = await person.get(`/api/opinions/${opinion}/minutes?after=${after}`);
    const page = (await answer.json()) as { entries: readonly Entry[]; more: boolean };
    for (const entry of page.entries) entries.set(entry.seq, entry);
    after = page.entries.at(-1)?.seq ?? after;
    more = page.more;
  }
  return entries;
}

test(`W8 ${TYPISTS} people type in ${GROUPS.length} Opinions: no saved or answered text is lost by ${KILLS} kill -9 (SEED=${SEED})`, async () => {
  const random = seeded(SEED);
  const figures: Figures = { kills: 0, whileOpening: 0, typed: 0, saved: 0, answered: 0 };
  while (figures.kills < KILLS)
    await meeting(Math.min(KILLS - figures.kills, KILLS_A_MEETING), random, figures);
  expect(figures.saved).toBeGreaterThan(KILLS);
  expect(figures.answered).toBeGreaterThan(KILLS);
  console.log(`kill -9 with ${TYPISTS} typing (SEED=${SEED}), none lost, none doubled:`, figures);
}, 3_600_000);
